package store_test

import (
	"bytes"
	"reflect"
	"testing"

	"jobwright/internal/store"
)

func TestKeysAndLogoOfTheService(t *testing.T) {
	team := open(t)
	if k, err := team.Ann.SealKeys(ctx); err != nil || k.RootPEM != nil {
		t.Errorf("an empty store has keys: %v", err)
	}
	pem := func(of string) []byte {
		return []byte("-----BEGIN CERTIFICATE-----\n" + of + "\n-----END CERTIFICATE-----\n")
	}
	k := store.SealKeys{RootPEM: pem("AAAA"), CertPEM: pem("BBBB"), RootKey: []byte("root"), Key: []byte("key")}
	if err := team.Reader.SaveSealKeys(ctx, k); !denied(err) {
		t.Errorf("a reader makes keys: %v", err)
	}
	must(t, team.Ann.SaveSealKeys(ctx, k))
	if got, err := team.Ben.SealKeys(ctx); err != nil || !reflect.DeepEqual(got, k) {
		t.Errorf("got %+v, %v", got, err)
	}
	if got, err := team.Reader.SealKeys(ctx); err != nil || got.Key != nil || got.RootKey != nil || got.RootPEM == nil {
		t.Errorf("a reader has %+v, %v", got, err)
	}
	k.CertPEM = pem("CCCC")
	must(t, team.Ann.SaveSealKeys(ctx, k))
	k.RootPEM = pem("DDDD")
	if err := team.Ann.SaveSealKeys(ctx, k); err == nil {
		t.Error("the root was replaced")
	}
	if howMany(t, team.Files, "journal where before || after like '%root%'") > 0 {
		t.Error("the keys are in the journal")
	}
	if err := team.Ann.SaveServiceLogo(ctx, nil); !denied(err) {
		t.Errorf("a specialist changes the logo: %v", err)
	}
	if err := team.Lead.SaveServiceLogo(ctx, []byte("no picture")); err == nil {
		t.Error("a text passes for a picture")
	}
	must(t, team.Lead.SaveServiceLogo(ctx, dot))
	if got, err := team.Reader.ServiceLogo(ctx); err != nil || !bytes.Equal(got, dot) {
		t.Errorf("the logo has %d bytes, %v", len(got), err)
	}
	must(t, team.Lead.SaveServiceLogo(ctx, nil))
	if got, err := team.Lead.ServiceLogo(ctx); err != nil || got != nil {
		t.Errorf("taken away, and still %d bytes, %v", len(got), err)
	}
}

// dot is a PNG of one point.
var dot = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\b\x02\x00\x00\x00\x90wS\xde\x00\x00\x00\fIDAT\b\xd7c\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\x18\xdd\x8d\xb0\x00\x00\x00\x00IEND\xaeB`\x82")

func TestWhereTheServiceWorksIsOneOfFour(t *testing.T) {
	team := open(t)
	if v, err := team.Reader.Setting(ctx, "jurisdiction"); err != nil || v != "england" {
		t.Errorf("at first %q, %v", v, err)
	}
	must(t, team.Lead.SetSetting(ctx, "jurisdiction", "wales"))
	if err := team.Lead.SetSetting(ctx, "jurisdiction", "france"); err == nil {
		t.Error("the service works in France")
	}
	if v, err := team.Reader.Setting(ctx, "jurisdiction"); err != nil || v != "wales" {
		t.Errorf("now %q, %v", v, err)
	}
}
