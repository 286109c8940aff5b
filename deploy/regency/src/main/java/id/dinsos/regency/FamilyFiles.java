package id.dinsos.regency;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Writes {@code families.csv} and {@code members.csv} in the canonical columns, row by row. */
public final class FamilyFiles implements Closeable {
    static final List<String> FAMILY_COLUMNS =
            List.of(
                    "id_keluarga",
                    "id_wilayah",
                    "no_kk",
                    "nik_kepala",
                    "nama_kepala_keluarga",
                    "alamat",
                    "rt",
                    "rw",
                    "desil_nasional",
                    "percentile_nasional",
                    "BPNT",
                    "PKH",
                    "no_kks",
                    "bank",
                    "no_rekening",
                    "nama_pemilik_rekening",
                    "nik_pengurus");
    static final List<String> MEMBER_COLUMNS =
            List.of(
                    "id_keluarga",
                    "idsemesta",
                    "nik",
                    "no_kk",
                    "nama",
                    "nama_ibu_kandung",
                    "tgl_lahir",
                    "jenis_kelamin",
                    "hub_kepala_keluarga",
                    "pekerjaan_utama",
                    "status_padan",
                    "masih_hidup",
                    "disabilitas",
                    "derajat_disabilitas",
                    "jenjang_sekolah",
                    "hamil",
                    "npv_veteran",
                    "ppks");

    private static final List<String> TIE_COLUMNS =
            List.of("nik_pendamping", "hub_pendamping", "nik_ahli_waris", "hub_ahli_waris");

    private final CsvWriter families;
    private final CsvWriter members;

    FamilyFiles(Paths paths) throws IOException {
        this(paths, false);
    }

    /** With the optional columns of who cares for a member and who inherits from them. */
    static FamilyFiles withTies(Paths paths) throws IOException {
        return new FamilyFiles(paths, true);
    }

    private FamilyFiles(Paths paths, boolean withTies) throws IOException {
        Files.createDirectories(paths.families().toAbsolutePath().getParent());
        families = open(paths.families());
        members = open(paths.members());
        families.writeRecord(FAMILY_COLUMNS);
        members.writeRecord(withTies ? joined(MEMBER_COLUMNS, TIE_COLUMNS) : MEMBER_COLUMNS);
    }

    public void write(Family family) {
        write(family, row -> row);
    }

    /** With who acts for its members. */
    void write(Family family, List<Tie> ties) {
        families.writeRecord(row(family));
        for (Person member : family.members()) {
            List<String> cells = new ArrayList<>(row(family, member));
            for (Tie.Role role : Tie.Role.values()) {
                Optional<Tie> tie =
                        ties.stream()
                                .filter(one -> one.role() == role)
                                .filter(one -> one.person().equals(member.id()))
                                .findFirst();
                cells.add(tie.map(Tie::nik).orElse(""));
                cells.add(tie.map(Tie::as).orElse(""));
            }
            members.writeRecord(cells);
        }
    }

    /** Writes a family's rows as something else made of them, to produce files with faults. */
    public void write(Family family, UnaryOperator<List<String>> changed) {
        families.writeRecord(changed.apply(row(family)));
        for (Person member : family.members()) {
            members.writeRecord(changed.apply(row(family, member)));
        }
    }

    @Override
    public void close() throws IOException {
        families.close();
        members.close();
    }

    private static List<String> row(Family family) {
        return List.of(
                family.id(),
                family.village(),
                family.cardNumber(),
                family.head().nik(),
                family.head().name(),
                family.address(),
                Numbers.padded(family.rt(), 3),
                Numbers.padded(family.rw(), 3),
                Integer.toString(family.decile()),
                Integer.toString(family.percentile()),
                yes(family.onRoster()),
                yes(family.pkh()),
                family.welfareCard(),
                family.account().map(account -> account.bank().name()).orElse(""),
                family.account().map(Family.Account::number).orElse(""),
                family.account().isPresent() ? family.payee().name() : "",
                family.payee().nik());
    }

    private static List<String> row(Family family, Person member) {
        return List.of(
                family.id(),
                member.id(),
                member.nik(),
                family.cardNumber(),
                member.name(),
                member.motherName(),
                member.born().toString(),
                member.female() ? "P" : "L",
                member.relation().label(),
                member.job(),
                member.match().label(),
                yes(member.alive()),
                member.disability(),
                member.severity(),
                member.schooling(),
                member.female() ? yes(member.pregnant()) : "",
                member.veteranNumber(),
                String.join(";", member.ppks()));
    }

    private static List<String> joined(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    private static String yes(boolean is) {
        return is ? "YA" : "TIDAK";
    }

    private static CsvWriter open(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
    }

    /** Where the pair of files goes. */
    public record Paths(Path families, Path members) {
        public static Paths in(Path folder) {
            return new Paths(folder.resolve("families.csv"), folder.resolve("members.csv"));
        }
    }
}
