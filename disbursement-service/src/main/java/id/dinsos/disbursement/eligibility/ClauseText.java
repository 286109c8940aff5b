package id.dinsos.disbursement.eligibility;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A clause code with what it means, in Indonesian and English, for whoever asks why.
 *
 * @param textId in Indonesian
 * @param textEn in English
 */
public record ClauseText(String code, String textId, String textEn) {
    /** A clause needs a fact that has not arrived. */
    public static final String FACTS_INCOMPLETE = "facts-incomplete";

    /** A clause could not be worked out; its own code follows this one. */
    public static final String RULE_ERROR = "rule-error";

    /** More are eligible than quota or budget allows. */
    public static final String WAITING_LIST = "waiting-list";

    /** Paid in a place that another left. */
    public static final String VACANCY_FILLED = "vacancy-filled";

    /** Paid for the month already, through a household left, a payee or another record. */
    public static final String ENTITLEMENT_CLAIMED = "entitlement-claimed";

    /** An officer has allowed a second payment to the same family or person. */
    public static final String CLAIM_OVERRULED = "claim-overruled";

    /** The very payment was made by an earlier run. */
    public static final String DUPLICATE_PAYMENT = "duplicate-payment";

    /** No member is alive, or the person entitled is not. */
    public static final String NO_LIVING_MEMBER = "no-living-member";

    private static final Map<String, ClauseText> KNOWN =
            known(
                    new ClauseText(
                            RULE_ERROR,
                            "Aturan program tidak dapat dihitung untuk data ini; pembayaran"
                                    + " ditunda sementara.",
                            "The rule cannot be worked out on these facts; the payment is held."),
                    new ClauseText(
                            WAITING_LIST,
                            "Memenuhi syarat, tetapi kuota atau anggaran sudah habis menurut"
                                    + " urutan prioritas; masuk daftar tunggu.",
                            "Eligible, but quota or budget ends above this place in the order; on"
                                    + " the waiting list."),
                    new ClauseText(
                            VACANCY_FILLED,
                            "Mengisi tempat yang kosong dari daftar tunggu menurut urutannya.",
                            "Takes a place that fell vacant, in the order of the waiting list."),
                    new ClauseText(
                            NO_LIVING_MEMBER,
                            "Tidak ada lagi anggota keluarga yang hidup, atau penerima telah"
                                    + " meninggal dunia. Mohon laporkan perubahan keluarga ke"
                                    + " kantor desa/kelurahan.",
                            "No member of the household is alive, or the person entitled has"
                                    + " died. Please report the change to the village office."),
                    new ClauseText(
                            "no-benefit",
                            "Tidak ada komponen bantuan yang berlaku untuk keluarga ini.",
                            "No component of the benefit applies to this household."),
                    new ClauseText(
                            DUPLICATE_PAYMENT,
                            "Pembayaran bulan ini sudah dibuat oleh penyaluran sebelumnya; hasilnya"
                                    + " terlihat pada pembayaran itu.",
                            "The payment for this month was made by an earlier run; how it fared"
                                    + " is seen on that payment."),
                    new ClauseText(
                            ENTITLEMENT_CLAIMED,
                            "Bantuan bulan ini sudah dibuat untuk keluarga yang sama, penerima yang"
                                    + " sama, atau keluarga asal salah satu anggotanya; petugas akan"
                                    + " memeriksanya.",
                            "This month's aid was made out already to the same family, the same"
                                    + " payee or a household that a member has left; an officer will"
                                    + " look at it."),
                    new ClauseText(
                            CLAIM_OVERRULED,
                            "Petugas telah memeriksa dan mengizinkan pembayaran ini di samping"
                                    + " pembayaran lain untuk bulan yang sama.",
                            "An officer has looked at it and allows this payment beside another"
                                    + " for the same month."),
                    new ClauseText(
                            "payee-changed",
                            "Penerima pembayaran berganti setelah daftar dikunci; petugas akan"
                                    + " memeriksanya.",
                            "Who is paid changed after the roster was frozen; an officer will look"
                                    + " at it."),
                    new ClauseText(
                            "account-changed",
                            "Rekening penerima berganti setelah daftar dikunci; petugas akan"
                                    + " memeriksanya.",
                            "The account changed after the roster was frozen; an officer will look"
                                    + " at it."),
                    new ClauseText(
                            "account-by-approver",
                            "Rekening baru penerima masih menunggu persetujuan pejabat lain.",
                            "Another officer still has to agree to the payee's new account."),
                    new ClauseText(
                            "earlier-attempt-doubted",
                            "Pembayaran sebelumnya mungkin sudah diterima; menunggu kepastian dari"
                                    + " bank.",
                            "An earlier payment may have arrived; the bank's word is waited for."),
                    new ClauseText(
                            "changed-since-freeze",
                            "Data berubah setelah daftar dikunci; pembayaran ditunda sementara.",
                            "Something changed after the roster was frozen; the payment is held."));

    /** The words for one who has a place on the waiting list. */
    public static ClauseText waiting(int place) {
        return new ClauseText(
                WAITING_LIST,
                "Kuota terpenuhi; nomor urut di daftar tunggu: %d.".formatted(place),
                "The quota is full; place on the waiting list: %d.".formatted(place));
    }

    /** The words of the codes that are no programme's own. */
    public static ClauseText of(String code) {
        ClauseText known = KNOWN.get(code);
        return known != null
                ? known
                : new ClauseText(
                        code,
                        "Ada persyaratan yang belum terpenuhi. Silakan menanyakan rinciannya"
                                + " kepada petugas Dinas Sosial.",
                        "A condition of the programme is not met. Please ask the social office"
                                + " for the details.");
    }

    /** Every code that has words here. */
    public static Set<String> codes() {
        return KNOWN.keySet();
    }

    /** With those of the clauses that many programmes share. */
    private static Map<String, ClauseText> known(ClauseText... others) {
        return Stream.concat(
                        Arrays.stream(StandardClause.values()).map(StandardClause::text),
                        Arrays.stream(others))
                .collect(Collectors.toUnmodifiableMap(ClauseText::code, text -> text));
    }
}
