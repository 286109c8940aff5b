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

    private final List<String> columns;

    FileKind(String... columns) {
        this.columns = List.of(columns);
    }

    public List<String> columns() {
        return columns;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
