package id.dinsos.disbursement.central;

/**
 * How far the ministry's payment of a month has come, in the order of its pipeline, and why it
 * stands still; the names are public.
 */
public enum CentralStage {
    FINAL_CLOSING(
            Course.UNDER_WAY,
            "daftar penerima sudah ditetapkan (final closing)",
            "the list of recipients is closed"),
    ACCOUNT_OPENING(
            Course.UNDER_WAY,
            "rekening sedang dibuka secara kolektif (burekol)",
            "the account is being opened"),
    ACCOUNT_CHECK(Course.UNDER_WAY, "rekening sedang diperiksa", "the account is being checked"),
    PAYMENT_ORDER(
            Course.UNDER_WAY,
            "surat perintah membayar (SPM) sudah terbit",
            "the payment order is issued"),
    FUND_RELEASE(
            Course.UNDER_WAY,
            "surat perintah pencairan dana (SP2D) sudah terbit",
            "the funds are released"),
    STANDING_INSTRUCTION(
            Course.UNDER_WAY,
            "perintah pemindahbukuan (SI) sudah di bank",
            "the bank is instructed to credit the account"),
    TOP_UP(Course.PAID, "dana sudah masuk ke rekening", "the money is in the account"),
    ACCOUNT_FAILED(
            Course.WITHHELD, "pemeriksaan rekening belum berhasil", "the account check failed"),
    NOT_WITHDRAWN(
            Course.WITHHELD,
            "bantuan sebelumnya tidak diambil (tidak transaksi)",
            "earlier aid was not withdrawn"),
    /** Of PKH: school, health centre, family meeting; the ministry's facilitators verify it. */
    COMMITMENT_UNMET(
            Course.WITHHELD,
            "kewajiban peserta (komitmen) PKH tercatat belum terpenuhi",
            "the commitments of PKH are recorded as not kept"),
    EXCLUDED_JOB(
            Course.WITHHELD,
            "pekerjaan anggota keluarga tidak sesuai ketentuan",
            "the programme excludes the employment of a member"),
    EXCLUDED_LOCALLY(
            Course.WITHHELD,
            "dinyatakan tidak layak oleh pemerintah daerah",
            "the region found the family not eligible"),
    EXCLUDED_DECEASED(
            Course.WITHHELD, "penerima tercatat meninggal dunia", "the recipient is recorded dead"),
    EXCLUDED(
            Course.WITHHELD,
            "dikeluarkan dari daftar oleh Kementerian Sosial",
            "the ministry took the family off the list"),
    OVERLAP(
            Course.WITHHELD,
            "tercatat ganda dengan tenaga kesejahteraan sosial",
            "the recipient is on record as social staff"),
    /** Words that nobody has given a meaning yet. */
    OTHER(
            Course.UNCLEAR,
            "keterangan kementerian masih dipastikan petugas",
            "an officer is finding out what the ministry means");

    private final Course course;
    private final String textId;
    private final String textEn;

    CentralStage(Course course, String textId, String textEn) {
        this.course = course;
        this.textId = textId;
        this.textEn = textEn;
    }

    public Course course() {
        return course;
    }

    public String textId() {
        return textId;
    }

    public String textEn() {
        return textEn;
    }

    /** What a family wants to know first; the names are public. */
    public enum Course {
        UNDER_WAY,
        PAID,
        WITHHELD,
        UNCLEAR
    }
}
