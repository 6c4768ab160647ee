package assets

import (
	"encoding/csv"
	"io/fs"
	"strings"
	"testing"
)

// lists names every code list with its number of rows and its columns. A code in use is never deleted,
// so a row that disappears from here is a mistake.
var lists = []struct {
	file    string
	rows    int
	columns string
}{
	{"adjustment_catalogue.csv", 124, "code,category,label,description,barrier_types,equality_act_limb,cost_band,access_to_work,review_weeks,source"},
	{"adjustment_categories.csv", 14, "code,label,usual_limb,source"},
	{"adjustment_statuses.csv", 10, "code,label,order,closed,description,source"},
	{"atw_cost_share.csv", 5, "code,label,employees_from,employees_to,employer_pays_first_gbp,employer_share_above_pct,up_to_gbp,status,source"},
	{"barrier_types.csv", 26, "code,label,description,source"},
	{"carving_kinds.csv", 10, "code,label,needs_vacancy,description,source"},
	{"consent_scopes.csv", 12, "code,label,description,source"},
	{"contact_channels.csv", 12, "code,label,counts_face_to_face,description,source"},
	{"contact_permissions.csv", 5, "code,label,description,source"},
	{"contact_purposes.csv", 25, "code,label,cup_stage,client_specific_default,description,source"},
	{"contract_types.csv", 12, "code,label,permanent,counts_item21,counts_job_outcome,description,source"},
	{"cost_bands.csv", 7, "code,label,min_gbp,max_gbp,description,source"},
	{"cup_stages.csv", 6, "code,label,aim,ask_for,do_not,record,source"},
	{"demographic_codes.csv", 22, "code,list,label,from,to,source"},
	{"disability_confident_levels.csv", 6, "code,label,level,description,valid_years,source"},
	{"disclosure_levels.csv", 7, "code,label,rank,may_share,description,source"},
	{"employer_lead_sources.csv", 20, "code,label,description,source"},
	{"employer_motivations.csv", 18, "code,label,segment,description,source"},
	{"employer_pledges.csv", 7, "code,label,levels,owner,validity,description,source"},
	{"employer_size_bands.csv", 6, "code,label,min_employees,max_employees,description,source"},
	{"hidden_job_signals.csv", 12, "code,label,description,source"},
	{"ips25_items.csv", 25, "item,name,section,anchor_1,anchor_2,anchor_3,anchor_4,anchor_5,computable,metric,direction,cut_2,cut_3,cut_4,cut_5,formula,verified"},
	{"ips25_total_bands.csv", 4, "code,label,min_total,max_total,source"},
	{"job_end_reasons.csv", 12, "code,label,description,source"},
	{"job_sources.csv", 3, "code,label,description,source"},
	{"lead_stages.csv", 9, "code,label,order,closed,description,source"},
	{"outcome_milestones.csv", 8, "code,label,rule,unit_days,scheme,description,source"},
	{"outcome_types.csv", 5, "code,label,family,is_competitive_job,description,source"},
	{"participant_statuses.csv", 9, "code,label,counts_as_active,description,source"},
	{"referral_pathways.csv", 3, "code,label,description,source"},
	{"referral_sources.csv", 14, "code,label,pathway,description,source"},
	{"review_triggers.csv", 11, "code,label,description,source"},
	{"session_lengths.csv", 7, "code,label,min_minutes,max_minutes_exclusive,printed_label,description,source"},
	{"sic2007_sections.csv", 21, "code,label,description,division_from,division_to,source"},
	{"soc2020_major_groups.csv", 9, "code,label,description,source"},
	{"soc2020_submajor_groups.csv", 26, "code,label,major_code,source"},
	{"statutory_rates.csv", 12, "code,label,value,unit,valid_from,valid_to,status,source"},
	{"support_contents.csv", 22, "code,label,in_seed,description,source"},
	{"support_modes.csv", 11, "code,label,is_face_to_face,is_community,wmca_label,scr_label,description,source"},
	{"support_types.csv", 6, "code,label,in_seed,description,source"},
	{"task_actions.csv", 7, "code,label,description,source"},
	{"task_frequencies.csv", 8, "code,label,per_week_default,description,source"},
	{"vacancy_sources.csv", 9, "code,label,is_hidden,description,source"},
	{"wap_sections.csv", 14, "order,code,label,filled_by,prompt,shared_with_employer_default,source"},
	{"wrap_parts.csv", 7, "order,code,label,description,source"},
}

func table(t *testing.T, from fs.FS, name string) (header []string, rows [][]string) {
	t.Helper()
	f, err := from.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return all[0], all[1:]
}

// column gives the values of one column, split at | where a cell holds several.
func column(t *testing.T, file, name string) []string {
	t.Helper()
	header, rows := table(t, Codes, file)
	var values []string
	for i, h := range header {
		if h != name {
			continue
		}
		for _, r := range rows {
			for v := range strings.SplitSeq(r[i], "|") {
				if v != "" {
					values = append(values, v)
				}
			}
		}
		return values
	}
	t.Fatalf("%s has no column %s", file, name)
	return nil
}

func TestEveryCodeListIsComplete(t *testing.T) {
	known := map[string]bool{}
	for _, want := range lists {
		known[want.file] = true
		header, rows := table(t, Codes, want.file)
		if len(rows) != want.rows {
			t.Errorf("%s has %d rows, not %d", want.file, len(rows), want.rows)
		}
		if got := strings.Join(header, ","); got != want.columns {
			t.Errorf("%s has the columns %s, not %s", want.file, got, want.columns)
		}
	}
	names, err := fs.Glob(Codes, "*")
	if err != nil {
		t.Fatal(err)
	}
	if len(names) != len(lists) {
		t.Errorf("%d files are embedded, %d are known", len(names), len(lists))
	}
	for _, n := range names {
		if !known[n] {
			t.Errorf("%s is embedded but not in the list", n)
		}
	}
}

func TestKeysAreUnique(t *testing.T) {
	for _, l := range lists {
		_, rows := table(t, Codes, l.file)
		seen := map[string]bool{}
		for _, r := range rows {
			switch key := r[0]; {
			case key == "" || strings.TrimSpace(key) != key:
				t.Errorf("%s: key %q is empty or has blanks round it", l.file, key)
			case seen[key]:
				t.Errorf("%s: key %s stands twice", l.file, key)
			default:
				seen[key] = true
			}
		}
	}
}

func TestReferencesBetweenListsHold(t *testing.T) {
	for _, ref := range []struct{ file, column, to string }{
		{"adjustment_catalogue.csv", "category", "adjustment_categories.csv"},
		{"adjustment_catalogue.csv", "barrier_types", "barrier_types.csv"},
		{"adjustment_catalogue.csv", "cost_band", "cost_bands.csv"},
		{"soc2020_submajor_groups.csv", "major_code", "soc2020_major_groups.csv"},
		{"referral_sources.csv", "pathway", "referral_pathways.csv"},
		{"contact_purposes.csv", "cup_stage", "cup_stages.csv"},
	} {
		codes := map[string]bool{}
		for _, c := range column(t, ref.to, "code") {
			codes[c] = true
		}
		for _, v := range column(t, ref.file, ref.column) {
			if !codes[v] {
				t.Errorf("%s: %s %q is not a code of %s", ref.file, ref.column, v, ref.to)
			}
		}
	}
}

func TestSampleStepsBelongToSampleStaff(t *testing.T) {
	_, staff := table(t, Sample, "staff.csv")
	refs := map[string]bool{}
	for _, r := range staff {
		refs[r[0]] = true
	}
	_, steps := table(t, Sample, "next-steps.csv")
	if len(steps) < 40 {
		t.Errorf("the sample has %d next steps, want 40 or more", len(steps))
	}
	for _, r := range steps {
		if !refs[r[3]] {
			t.Errorf("next step %s belongs to %q, who is not in the sample", r[0], r[3])
		}
	}
	_, leave := table(t, Sample, "leave.csv")
	for _, r := range leave {
		if !refs[r[0]] {
			t.Errorf("leave of %q, who is not in the sample", r[0])
		}
	}
}
