package id.dinsos.regency;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rule of Sembako written once more, over the rows of the files and nothing else. */
final class RuleOfSembako {
    private static final Set<String> EXCLUDED_JOBS =
            Set.of(
                    "PEGAWAI NEGERI SIPIL",
                    "TENTARA NASIONAL INDONESIA",
                    "KEPOLISIAN RI",
                    "PENDAMPING SOSIAL");

    private RuleOfSembako() {}

    /** How many families each list of failed clauses has; the empty list is the eligible. */
    static Map<List<String>, Integer> evaluate(FamilyFiles.Paths files) throws IOException {
        Map<String, List<NamedCsvRecord>> members = new HashMap<>();
        for (NamedCsvRecord member : read(files.members())) {
            members.computeIfAbsent(member.getField("id_keluarga"), id -> new ArrayList<>())
                    .add(member);
        }
        Map<List<String>, Integer> verdicts = new HashMap<>();
        for (NamedCsvRecord family : read(files.families())) {
            List<String> failed =
                    failedClauses(
                            family,
                            members.getOrDefault(family.getField("id_keluarga"), List.of()));
            verdicts.merge(failed, 1, Integer::sum);
        }
        return verdicts;
    }

    static List<NamedCsvRecord> read(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream().toList();
        }
    }

    private static List<String> failedClauses(NamedCsvRecord family, List<NamedCsvRecord> members) {
        List<String> failed = new ArrayList<>();
        NamedCsvRecord payee =
                members.stream()
                        .filter(m -> m.getField("nik").equals(family.getField("nik_pengurus")))
                        .findAny()
                        .orElseThrow();
        int decile = Integer.parseInt(family.getField("desil_nasional"));
        if (!family.getField("BPNT").equals("YA")) {
            failed.add("not-on-roster");
        }
        if (decile < 1 || decile > 5) {
            failed.add("decile-above-limit");
        }
        if (!payee.getField("status_padan").equals("PADAN")) {
            failed.add("civil-mismatch");
        }
        if (!payee.getField("masih_hidup").equals("YA")) {
            failed.add("payee-deceased");
        }
        if (members.stream()
                .filter(member -> member.getField("masih_hidup").equals("YA"))
                .anyMatch(member -> EXCLUDED_JOBS.contains(member.getField("pekerjaan_utama")))) {
            failed.add("excluded-job");
        }
        if (failed.isEmpty() && family.getField("no_rekening").isEmpty()) {
            failed.add("no-account");
        }
        return failed;
    }
}
