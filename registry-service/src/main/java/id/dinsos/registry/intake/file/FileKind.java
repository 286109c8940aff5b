package id.dinsos.registry.intake.file;

import java.util.List;
import java.util.Locale;

/** The two canonical files and their columns, in the order of DTSEN where it has them. */
public enum FileKind {
    FAMILIES(
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
            "nik_pengurus"),
    MEMBERS(
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

    /** Who acts for a member; files without these are as good. */
    private static final List<String> OF_MEMBERS =
            List.of("nik_pendamping", "hub_pendamping", "nik_ahli_waris", "hub_ahli_waris");

    private final List<String> columns;

    FileKind(String... columns) {
        this.columns = List.of(columns);
    }

    /** Those with numbers of 16 digits, which a spreadsheet cuts to fifteen. */
    List<String> longNumbers() {
        return this == FAMILIES
                ? List.of("no_kk", "nik_kepala", "no_kks", "nik_pengurus")
                : List.of("nik", "no_kk", "nik_pendamping", "nik_ahli_waris");
    }

    /** The columns every file has. */
    public List<String> required() {
        return columns;
    }

    /** The columns a file may have. */
    public List<String> optional() {
        return this == MEMBERS ? OF_MEMBERS : List.of();
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
