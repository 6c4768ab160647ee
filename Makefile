# The whole of building, testing and looking. Every target installs what it needs first.
# One set of build flags everywhere: plain `go build`, so that Fyne is compiled once.

BUILD_PACKAGES := gcc pkg-config libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev
TEST_PACKAGES  := $(BUILD_PACKAGES) xvfb xdotool imagemagick poppler-utils qpdf x11-utils tesseract-ocr tesseract-ocr-eng libgl1-mesa-dri openssl
STATICCHECK    := honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: run build test check race toured faults tour bench gallery clean

run: build ## build and open the app
	@if [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ] && [ "$$(uname)" = Linux ]; then \
		echo "Jobwright is built (./jobwright), but there is no display to open it on. 'make tour' drives it on a display of its own."; \
	else ./jobwright; fi

build:
	@.ci/install $(BUILD_PACKAGES)
	go build -o jobwright .

test: ## everything that CI runs
	@.ci/install $(TEST_PACKAGES)
	@$(MAKE) --no-print-directory check race toured faults

check:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	go mod verify
	go vet ./...
	go run $(STATICCHECK) ./...

# The fault rigs measure what the disk keeps, not what goroutines do: the race detector would only slow them.
race:
	go test -race -cover $$(go list ./... | grep -v -e /internal/vault/faults -e /internal/tour)

# The tour drives the program as it is built for people, in a process of its own, and reads the screen as a person would.
toured:
	go test -count=1 -timeout 60m ./internal/tour

faults:
	go test -count=1 -timeout 20m ./internal/vault/faults

tour: ## the scripted tour of the real program; screenshots into docs/screens
	@.ci/install $(TEST_PACKAGES)
	go test -count=1 -timeout 60m -v ./internal/tour -screens $(CURDIR)/docs/screens

bench: ## speed as ratios in one run; writes docs/performance.md
	@.ci/install $(TEST_PACKAGES)
	go run ./internal/bench -o docs/performance.md

gallery: ## every widget in every state and theme, without a display, and every page of every document
	@.ci/install $(TEST_PACKAGES)
	go run ./internal/ui/kit/gallery docs/screens/kit
	go run ./internal/pdf/gallery docs/screens/documents

clean:
	rm -f jobwright
