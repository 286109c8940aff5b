package id.dinsos.registry.intake.load;

import id.dinsos.contracts.RegionCode;
import id.dinsos.registry.household.Household;
import id.dinsos.registry.intake.SampleFiles;
import id.dinsos.registry.intake.file.Batch;
import id.dinsos.registry.intake.file.CheckedFile;
import id.dinsos.registry.intake.file.FamiliesFile;
import id.dinsos.registry.intake.file.FamilyRows;
import id.dinsos.registry.intake.file.FileKind;
import id.dinsos.registry.intake.file.IntakeFailure;
import id.dinsos.registry.intake.file.RowFile;
import id.dinsos.registry.intake.rules.CheckedFamily;
import id.dinsos.registry.intake.rules.FamilyPlan;
import id.dinsos.registry.intake.rules.FamilyRules;
import id.dinsos.registry.intake.rules.RegistryKnowledge;
import id.dinsos.registry.intake.rules.Said;
import id.dinsos.registry.person.KksCard;
import id.dinsos.registry.person.Person;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Whatever the bytes of a pair of files: they fail with a code, or each row is taken in or given
 * back, and what is said of them can be stored.
 */
public final class IntakeFuzz {
    /** Stands between the two files. */
    static final byte BETWEEN = 0x1E;

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final FamilyRules RULES =
            new FamilyRules(RegionCode.of("35.24"), SampleFiles.IDS, SampleFiles::village, TODAY);

    private IntakeFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        int cut = 0;
        while (cut < data.length && data[cut] != BETWEEN) {
            cut++;
        }
        byte[] families = Arrays.copyOf(data, cut);
        byte[] members = Arrays.copyOfRange(data, Math.min(cut + 1, data.length), data.length);
        try {
            if (sorted(FileKind.FAMILIES, families) & sorted(FileKind.MEMBERS, members)) {
                load(families, members);
            }
        } catch (IntakeFailure e) {
            requireStorable(e.code() + e.getMessage());
        }
    }

    private static boolean sorted(FileKind kind, byte[] file) throws IOException {
        try (RowFile reader = RowFile.of(kind, new ByteArrayInputStream(file))) {
            return CheckedFile.of(reader).sorted();
        }
    }

    private static void load(byte[] families, byte[] members) throws IOException {
        try (FamiliesFile reader =
                new FamiliesFile(
                        RowFile.of(FileKind.FAMILIES, new ByteArrayInputStream(families)),
                        RowFile.of(FileKind.MEMBERS, new ByteArrayInputStream(members)),
                        null)) {
            String last = "";
            for (Batch batch = reader.next(); batch != null; batch = reader.next()) {
                for (FamilyRows rows : batch.families()) {
                    take(rows);
                }
                requireStorable(batch.lastFamilyId());
                if (batch.lastFamilyId().compareTo(last) < 0) {
                    throw new IllegalStateException("batches go backwards");
                }
                last = batch.lastFamilyId();
            }
        }
    }

    private static void take(FamilyRows rows) {
        FamilyRules.Outcome checked = RULES.check(rows);
        checked.errors().forEach(error -> requireStorable(error.message()));
        CheckedFamily family = checked.family();
        int taken = 0;
        if (family != null) {
            FamilyPlan.Outcome plan =
                    FamilyPlan.of(
                            family,
                            "35.24",
                            TODAY,
                            new RegistryKnowledge(
                                    id -> new Person.None(),
                                    id -> new Household.None(),
                                    new HashMap<>(),
                                    number -> new KksCard(number, number.substring(12)),
                                    Map.of(),
                                    UnaryOperator.identity(),
                                    id -> List.of(),
                                    Said.on(TODAY, ZoneOffset.UTC)));
            // An accepted family goes in without the members given back; another is given back
            // whole.
            taken = plan.accepted() ? 1 + family.members().size() : plan.rejected().size();
        }
        if (taken + checked.rejected().size() != rows.families().size() + rows.members().size()) {
            throw new IllegalStateException("a row is neither taken in nor given back");
        }
    }

    private static void requireStorable(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalStateException("no database keeps this text");
        }
    }
}
