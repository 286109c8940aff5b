package id.dinsos.cases.complaint;

import static java.util.Map.entry;

import id.dinsos.cases.knowledge.Facts;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a family is told, as an office writes: to Bapak/Ibu, with the reason and what to do, without
 * codes. Only codes are kept in the log, so a sentence can be made better for old answers too.
 */
public final class Sentences {
    private static final Locale INDONESIAN = Locale.of("id");

    private static final Map<String, Text> ANSWERS =
            Map.ofEntries(
                    answer(
                            AnswerCode.FACTS_NOT_KNOWN_YET,
                            "Pengaduan Bapak/Ibu sudah kami terima. Data {programme} bulan {month}"
                                    + " belum tersedia pada kantor kami; jawaban kami sampaikan"
                                    + " begitu data tersedia. Bila keluarga Bapak/Ibu terdaftar di"
                                    + " kabupaten/kota lain, silakan menyampaikannya kepada Dinas"
                                    + " Sosial di sana.",
                            "Your complaint is received. Our office knows nothing yet of {programme}"
                                    + " for {month}; the answer follows as soon as it does. If your"
                                    + " family is registered in another regency or city, its social"
                                    + " office can answer."),
                    answer(
                            AnswerCode.NOT_DECIDED_YET,
                            "Bapak/Ibu tercatat sebagai calon penerima {programme}, tetapi penyaluran"
                                    + " bulan {month} belum ditetapkan; jawaban menyusul.",
                            "You are on the list of {programme}, but {month} has not been decided;"
                                    + " the answer follows."),
                    answer(
                            AnswerCode.NOT_ON_LIST,
                            "Mohon maaf, Bapak/Ibu belum tercantum dalam daftar {programme}. Usulan"
                                    + " dapat diajukan melalui musyawarah desa/kelurahan atau aplikasi"
                                    + " Cek Bansos.",
                            "You are not on the list of {programme}. You can be proposed through the"
                                    + " village deliberation or the Cek Bansos application."),
                    answer(
                            "excluded",
                            "Mohon maaf, Bapak/Ibu belum dapat menerima {programme} bulan"
                                    + " {month}{because}.",
                            "You could not be paid {programme} for {month}{because}."),
                    answer(
                            "held",
                            "Penyaluran {programme} bulan {month} ditunda sementara{because}."
                                    + " Kepesertaan Bapak/Ibu tidak dibatalkan.",
                            "{programme} for {month} is put off for now{because}. You remain a"
                                    + " recipient."),
                    answer(
                            "waiting",
                            "Bapak/Ibu memenuhi syarat {programme} bulan {month} dan berada di"
                                    + " daftar tunggu{because}.",
                            "You are eligible for {programme} for {month} and on the waiting"
                                    + " list{because}."),
                    answer(
                            "eligible",
                            "Bapak/Ibu memenuhi syarat {programme} bulan {month}; penyaluran sedang"
                                    + " disiapkan.",
                            "You are entitled to {programme} for {month}; the payment is being"
                                    + " prepared."),
                    answer(
                            "central-under-way",
                            "{programme} bulan {month} disalurkan pemerintah pusat. Menurut data"
                                    + " per {asOf}, {stage}.",
                            "{programme} for {month} is paid by the central government. As of {asOf},"
                                    + " {stage}."),
                    answer(
                            "central-paid",
                            "Menurut data pemerintah pusat per {asOf}, {programme} bulan {month}"
                                    + " sudah disalurkan: {stage}. Silakan memeriksa saldo dan"
                                    + " memberi tahu kami bila belum dapat diambil.",
                            "By the central government's data as of {asOf}, {programme} for {month} is paid:"
                                    + " {stage}. Please check the balance, and tell us if it cannot"
                                    + " be withdrawn."),
                    answer(
                            "central-withheld",
                            "Mohon maaf, menurut data pemerintah pusat per {asOf}, {programme}"
                                    + " bulan {month} belum dapat disalurkan: {stage}. Bila keadaan"
                                    + " sebenarnya berbeda, silakan melapor kepada desa/kelurahan"
                                    + " atau pendamping.",
                            "By the central government's data as of {asOf}, {programme} for {month} is not"
                                    + " paid: {stage}. If it is not so, please tell the village"
                                    + " office or the facilitator."),
                    answer(
                            "central-unclear",
                            "{programme} bulan {month} disalurkan pemerintah pusat; {stage}.",
                            "{programme} for {month} is paid by the central government; {stage}."),
                    answer(
                            "payment-instructed",
                            "{programme} bulan {month} sebesar {amount} sudah diperintahkan untuk"
                                    + " dibayar dan menunggu pengiriman ke bank.",
                            "The payment of {amount} of {programme} for {month} is ordered and waits"
                                    + " to go to the bank."),
                    answer(
                            "payment-sent",
                            "{programme} bulan {month} sebesar {amount} sudah dikirim ke bank; kami"
                                    + " menunggu laporannya.",
                            "The payment of {amount} of {programme} for {month} is with the bank; its"
                                    + " report is awaited."),
                    answer(
                            "payment-credited",
                            "Menurut laporan bank, {amount} untuk {programme} bulan {month} sudah"
                                    + " masuk ke rekening Bapak/Ibu. Silakan memeriksa saldo dan"
                                    + " memberi tahu kami bila belum dapat diambil.",
                            "The bank reports that {amount} of {programme} for {month} has reached"
                                    + " the account. Please check the balance, and tell us if it"
                                    + " cannot be withdrawn."),
                    answer(
                            "payment-withdrawn",
                            "Menurut laporan bank, {amount} untuk {programme} bulan {month} sudah"
                                    + " diambil. Bila bukan oleh Bapak/Ibu, mohon segera melapor.",
                            "The bank reports that {amount} of {programme} for {month} has been"
                                    + " withdrawn. If it was not you, please report it at once."),
                    answer(
                            "payment-held",
                            "Penyaluran {programme} bulan {month} ditunda sementara{because}."
                                    + " Kepesertaan Bapak/Ibu tidak dibatalkan.",
                            "{programme} for {month} is put off for now{because}. You remain a"
                                    + " recipient."),
                    answer(
                            "payment-unknown",
                            "Hasil penyaluran {programme} bulan {month} belum dipastikan oleh bank."
                                    + " Kami menunggu kepastian sebelum mengirim ulang.",
                            "The bank has not yet said what became of {programme} for {month}; it is"
                                    + " not sent again before that is clear."),
                    answer(
                            "payment-failed",
                            "Mohon maaf, penyaluran {programme} bulan {month} belum"
                                    + " berhasil{because}.",
                            "The payment of {programme} for {month} did not succeed{because}."),
                    answer(
                            "payment-returned",
                            "Mohon maaf, {programme} bulan {month} dikembalikan oleh bank{because}.",
                            "The bank returned {programme} for {month}{because}."),
                    answer(
                            "payment-cancelled",
                            "Mohon maaf, penyaluran {programme} bulan {month} dibatalkan{because}.",
                            "The payment of {programme} for {month} was cancelled{because}."),
                    answer(
                            "payment-lapsed",
                            "Mohon maaf, {programme} bulan {month} dikembalikan ke kas negara/daerah"
                                    + "{because}.",
                            "{programme} for {month} went back to the treasury{because}."));

    private static final Text OTHERWISE =
            new Text(
                    "{programme} bulan {month} sedang diproses. Silakan menanyakan rinciannya kepada"
                            + " petugas Dinas Sosial.",
                    "{programme} for {month} is being processed. Please ask the social office for"
                            + " the details.");

    private Sentences() {}

    /** The whole answer in both languages. */
    public static Text of(String code, Matter matter, Facts facts) {
        boolean central = code.startsWith("central-");
        Text answer =
                central && facts.central() == null
                        ? OTHERWISE
                        : ANSWERS.getOrDefault(code, OTHERWISE);
        // The ministry's word is an answer of its own: ours gave other reasons.
        List<Reason> reasons = central ? List.of() : reasons(facts);
        return new Text(
                fill(answer, Text::indonesian, " karena ", " serta ", reasons, matter, facts),
                fill(answer, Text::english, " because ", " and ", reasons, matter, facts));
    }

    /** Every answer that has a sentence of its own. */
    static Map<String, Text> answers() {
        return ANSWERS;
    }

    /** Why: the clauses that failed, then the bank's reason. */
    private static List<Reason> reasons(Facts facts) {
        if (facts.payment().paid()) {
            return List.of();
        }
        List<String> codes = new ArrayList<>();
        String outcome = facts.verdict().outcome();
        if (outcome.equals("WAITING")) {
            // Whatever else was found has been looked at by a person.
            codes.add(Reason.WAITING_LIST);
        } else if (!outcome.equals("ELIGIBLE")) {
            codes.addAll(facts.verdict().clauses());
        }
        if (!facts.payment().reason().isEmpty()) {
            codes.add(facts.payment().reason());
        }
        return codes.stream()
                .distinct()
                .map(code -> Reason.of(code, facts.verdict().words()))
                .distinct()
                .toList();
    }

    private static String fill(
            Text answer,
            Function<Text, String> language,
            String because,
            String and,
            List<Reason> reasons,
            Matter matter,
            Facts facts) {
        String why =
                reasons.isEmpty()
                        ? ""
                        : because
                                + reasons.stream()
                                        .map(Reason::because)
                                        .map(language)
                                        .collect(Collectors.joining(and));
        String remedies =
                reasons.stream()
                        .map(Reason::remedy)
                        .map(language)
                        .filter(remedy -> !remedy.isEmpty())
                        .distinct()
                        .map(remedy -> " " + remedy)
                        .collect(Collectors.joining());
        String sentence =
                language.apply(answer)
                        .replace("{because}", why)
                        .replace(
                                "{programme}",
                                language.apply(ProgrammeNames.of(matter.programme())))
                        .replace("{month}", month(matter.month(), language.apply(ENGLISH_OR_NOT)))
                        .replace("{amount}", rupiah(facts.payment().amountRupiah()));
        Facts.Central central = facts.central();
        if (central != null) {
            Text stage = new Text(central.textId(), central.textEn());
            sentence =
                    sentence.replace("{stage}", language.apply(stage))
                            .replace("{asOf}", day(central.asOf(), language.apply(ENGLISH_OR_NOT)));
        }
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + remedies;
    }

    private static final Text ENGLISH_OR_NOT = new Text("id", "en");

    private static String month(String month, String language) {
        return DateTimeFormatter.ofPattern("MMMM uuuu", Locale.of(language))
                .format(YearMonth.parse(month));
    }

    private static String day(LocalDate day, String language) {
        return DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.of(language)).format(day);
    }

    private static String rupiah(long amount) {
        return String.format(INDONESIAN, "Rp%,d", amount);
    }

    private static Map.Entry<String, Text> answer(String code, String indonesian, String english) {
        return entry(code, new Text(indonesian, english));
    }

    /** One meaning in Indonesian and English. */
    public record Text(String indonesian, String english) {}
}
