package id.dinsos.cases.complaint;

import static id.dinsos.cases.complaint.Reason.text;
import static java.util.Map.entry;

import java.util.Map;

/** The words of the bank's codes, and of the clauses every programme has. */
final class Reasons {
    private static final Sentences.Text NOTHING_TO_DO = new Sentences.Text("", "");
    private static final Sentences.Text AT_THE_BANK =
            text(
                    "Silakan mengurusnya di bank penyalur dengan membawa KTP dan buku tabungan.",
                    "Please see to it at the bank with identity card and passbook.");
    private static final Sentences.Text NEW_PAYEE =
            text(
                    "Silakan mengajukan pergantian pengurus melalui desa/kelurahan.",
                    "Please ask for another payee through the village office.");
    private static final Sentences.Text AT_THE_VILLAGE =
            text(
                    "Silakan memperbarui data keluarga melalui desa/kelurahan.",
                    "Please have the family's data updated through the village office.");
    private static final Sentences.Text OBJECT =
            text(
                    "Bila keadaan sebenarnya berbeda, silakan mengajukan sanggahan melalui"
                            + " desa/kelurahan atau aplikasi Cek Bansos.",
                    "If it is not so, please object through the village office or the Cek Bansos"
                            + " application.");

    static final Map<String, Reason> KNOWN =
            Map.ofEntries(
                    known(
                            "not-on-roster",
                            "belum tercantum dalam daftar penerima dari Kementerian Sosial",
                            "it is not on the ministry's list",
                            text(
                                    "Usulan dapat diajukan melalui musyawarah desa/kelurahan atau"
                                            + " aplikasi Cek Bansos.",
                                    "It can be proposed through the village deliberation or the Cek"
                                            + " Bansos application.")),
                    known(
                            "decile-above-limit",
                            "peringkat kesejahteraan keluarga di atas batas program",
                            "its welfare decile is above the programme's limit",
                            OBJECT),
                    known(
                            "civil-mismatch",
                            "data pengurus belum padan dengan data Dukcapil",
                            "the payee's data do not match the civil registry",
                            text(
                                    "Silakan memperbaikinya di kantor Dukcapil atau melalui"
                                            + " desa/kelurahan.",
                                    "Please have them corrected at the civil registry or the village"
                                            + " office.")),
                    known(
                            "payee-deceased",
                            "pengurus tercatat telah meninggal dunia",
                            "the payee is recorded as deceased",
                            NEW_PAYEE),
                    known(
                            "payee-to-replace",
                            "pengurus tercatat telah meninggal dunia; kepesertaan keluarga tidak"
                                    + " dibatalkan",
                            "the payee is recorded as deceased; the family stays a recipient",
                            NEW_PAYEE),
                    known(
                            "civil-data-to-repair",
                            "data pengurus belum padan dengan data Dukcapil; kepesertaan keluarga"
                                    + " tidak dibatalkan",
                            "the payee's data do not match the civil registry; the family stays a"
                                    + " recipient",
                            text(
                                    "Silakan memperbaikinya di kantor Dukcapil atau melalui"
                                            + " desa/kelurahan.",
                                    "Please have them corrected at the civil registry or the village"
                                            + " office.")),
                    known(
                            "payee-missing",
                            "pengurus belum tercatat",
                            "no payee is recorded",
                            NEW_PAYEE),
                    known(
                            "excluded-job",
                            "pekerjaan pengurus atau anggota keluarga tidak sesuai ketentuan program",
                            "the programme excludes the employment of the payee or a member",
                            OBJECT),
                    known(
                            "household-not-live",
                            "data keluarga tidak aktif",
                            "this family record is no longer active",
                            AT_THE_VILLAGE),
                    known(
                            "facts-incomplete",
                            "data keluarga belum lengkap",
                            "the family's data are incomplete",
                            AT_THE_VILLAGE),
                    known(
                            "no-account",
                            "pengurus belum memiliki rekening atau kartu",
                            "the payee has no account or card yet",
                            text(
                                    "Silakan menunggu undangan pembukaan rekening atau menghubungi"
                                            + " pendamping.",
                                    "Please wait for the invitation to open one or ask the"
                                            + " facilitator.")),
                    known(
                            "nik-shared",
                            "NIK pengurus juga tercatat atas nama orang lain",
                            "the payee's NIK is also recorded for somebody else",
                            text(
                                    "Silakan memastikannya di kantor Dukcapil.",
                                    "Please have it clarified at the civil registry.")),
                    known(
                            "duplicate-payment",
                            "bantuan bulan ini sudah diterima melalui data yang lain",
                            "the same person was already paid for this month under another record",
                            NOTHING_TO_DO),
                    known(
                            "changed-since-freeze",
                            "data keluarga berubah setelah daftar bulan ini dikunci",
                            "the family's data changed after the month's list was fixed",
                            NOTHING_TO_DO),
                    known(
                            "entitlement-claimed",
                            "bantuan bulan ini sudah tercatat untuk keluarga atau penerima yang sama",
                            "this month's aid is on record for the same family or payee already",
                            NOTHING_TO_DO),
                    known(
                            "no-living-member",
                            "tidak ada lagi anggota keluarga yang tercatat hidup",
                            "no member of the family is recorded as alive",
                            AT_THE_VILLAGE),
                    known(
                            "nik-invalid",
                            "NIK pengurus belum tercatat atau belum benar",
                            "the payee's NIK is missing or not right",
                            AT_THE_VILLAGE),
                    known(
                            "account-shared",
                            "rekening pengurus juga dipakai orang lain",
                            "the payee's account is also used by somebody else",
                            AT_THE_BANK),
                    known(
                            "holder-name-differs",
                            "nama pemilik rekening berbeda dengan nama pengurus",
                            "the account is in another name than the payee's",
                            AT_THE_BANK),
                    known(
                            "moved-away",
                            "keluarga tercatat sudah pindah ke luar wilayah",
                            "the family is recorded as having moved away",
                            AT_THE_VILLAGE),
                    known(
                            "never-proposed",
                            "keluarga belum pernah diusulkan",
                            "the family was never proposed",
                            AT_THE_VILLAGE),
                    known(
                            "deactivated",
                            "kepesertaan keluarga telah dinonaktifkan",
                            "the family was taken off the list",
                            OBJECT),
                    known(
                            "no-benefit",
                            "tidak ada komponen bantuan yang sesuai dengan keadaan keluarga",
                            "no part of the benefit applies to the family",
                            OBJECT),
                    known(
                            Reason.WAITING_LIST,
                            "kuota terpenuhi",
                            "the quota is full",
                            NOTHING_TO_DO),
                    known(
                            "ACCOUNT_NOT_FOUND",
                            "rekening tidak ditemukan",
                            "the account was not found",
                            AT_THE_BANK),
                    known(
                            "ACCOUNT_DORMANT",
                            "rekening pasif",
                            "the account is dormant",
                            text(
                                    "Silakan mengaktifkannya kembali di bank.",
                                    "Please have it reactivated at the bank.")),
                    known(
                            "ACCOUNT_CLOSED",
                            "rekening sudah ditutup",
                            "the account is closed",
                            AT_THE_BANK),
                    known(
                            "NAME_MISMATCH",
                            "nama pada rekening berbeda dengan data",
                            "the name on the account differs",
                            AT_THE_BANK),
                    known(
                            "NIK_MISMATCH",
                            "NIK pada rekening berbeda dengan data",
                            "the NIK on the account differs",
                            AT_THE_BANK),
                    known(
                            "CARD_NOT_DELIVERED",
                            "kartu belum diterima",
                            "the card has not been delivered",
                            text(
                                    "Silakan menghubungi pendamping atau bank penyalur.",
                                    "Please ask the facilitator or the bank.")),
                    known(
                            "NOT_WITHDRAWN",
                            "bantuan tidak diambil sampai batas waktu",
                            "it was not withdrawn in time",
                            NOTHING_TO_DO),
                    known(
                            "DECEASED",
                            "pengurus telah meninggal dunia",
                            "the payee has died",
                            NEW_PAYEE),
                    known("MOVED", "keluarga sudah pindah", "the family has moved", AT_THE_VILLAGE),
                    known(
                            "EXCLUDED_JOB",
                            "pekerjaan tidak sesuai ketentuan program",
                            "the programme excludes the employment",
                            OBJECT),
                    known(
                            "LOCALLY_INELIGIBLE",
                            "dinyatakan tidak layak oleh pemerintah daerah",
                            "the region found the family not eligible",
                            OBJECT),
                    known(
                            "OUTCOME_UNKNOWN",
                            "bank belum memastikan hasil penyaluran",
                            "the bank has not said yet what became of the transfer",
                            NOTHING_TO_DO),
                    known(
                            "OUTCOME_DOUBTED",
                            "hasil penyaluran sebelumnya masih dipastikan dengan bank",
                            "what became of the earlier attempt is being cleared with the bank",
                            NOTHING_TO_DO),
                    known(
                            "earlier-attempt-doubted",
                            "hasil penyaluran sebelumnya masih dipastikan dengan bank",
                            "what became of the earlier attempt is being cleared with the bank",
                            NOTHING_TO_DO),
                    known(
                            "rule-error",
                            "data keluarga masih diperiksa petugas",
                            "an officer still looks at the family's data",
                            NOTHING_TO_DO),
                    known(
                            "account-changed",
                            "rekening pengurus berubah setelah daftar bulan ini ditetapkan",
                            "the payee's account changed after the month's list was fixed",
                            NOTHING_TO_DO),
                    known(
                            "account-by-approver",
                            "rekening baru pengurus masih menunggu persetujuan pejabat lain",
                            "another officer still has to agree to the payee's new account",
                            NOTHING_TO_DO),
                    known(
                            "APPROVER_ENTERED_ACCOUNT",
                            "rekening baru pengurus masih menunggu persetujuan pejabat lain",
                            "another officer still has to agree to the payee's new account",
                            NOTHING_TO_DO),
                    known(
                            "payee-changed",
                            "pengurus berganti setelah daftar bulan ini ditetapkan",
                            "the payee changed after the month's list was fixed",
                            NOTHING_TO_DO),
                    known(
                            "OTHER",
                            "ada kendala di bank",
                            "of a reason of the bank's",
                            AT_THE_BANK));

    private Reasons() {}

    private static Map.Entry<String, Reason> known(
            String code, String indonesian, String english, Sentences.Text remedy) {
        return entry(code, new Reason(text(indonesian, english), remedy));
    }
}
