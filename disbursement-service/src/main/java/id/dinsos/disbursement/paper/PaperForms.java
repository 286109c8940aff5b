package id.dinsos.disbursement.paper;

import id.dinsos.disbursement.paper.Paper.Office;
import id.dinsos.disbursement.paper.Paper.Signatory;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.RefusedException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the papers of a run must be: numbered, dated, and signed in the offices that are asked for,
 * by as many people. No paper is signed tomorrow, or was before the year that precedes what it is
 * for.
 */
public record PaperForms(
        List<Office> rosterDecree, List<Office> paymentOrder, List<Office> fundRelease) {
    private static final PaperBody EMPTY = new PaperBody(null, null, null);
    private static final int MOST = 10;

    public PaperForms {
        rosterDecree = List.copyOf(rosterDecree);
        paymentOrder = List.copyOf(paymentOrder);
        fundRelease = List.copyOf(fundRelease);
    }

    /**
     * @param first month that is paid
     */
    public Paper rosterDecree(@Nullable PaperBody body, LocalDate today, YearMonth first) {
        return paper("/rosterDecree", body == null ? EMPTY : body, rosterDecree, today, first);
    }

    public Paper paymentOrder(PaperBody body, LocalDate today, YearMonth first) {
        return paper("", body, paymentOrder, today, first);
    }

    public Paper fundRelease(PaperBody body, LocalDate today, YearMonth first) {
        return paper("", body, fundRelease, today, first);
    }

    private static Paper paper(
            String pointer, PaperBody body, List<Office> needed, LocalDate today, YearMonth first) {
        Fields fields = new Fields();
        Fields at = fields.in(pointer);
        String number = at.text("/number", body.number(), 1, 200);
        LocalDate date = at.date("/date", body.date());
        List<Signatory> signatories =
                at.list("/signatories", asSent(body.signatories()), 0, MOST, PaperForms::signatory);
        fields.check();
        if (date.isAfter(today) || date.getYear() < first.getYear() - 1) {
            throw RefusedException.of(
                    PaperCode.PAPER_DATE_IMPLAUSIBLE,
                    "%s, for %s, is dated %s".formatted(number, first, date));
        }
        signed(number, signatories, needed);
        return new Paper(number, date, signatories);
    }

    private static Signatory signatory(Fields fields, SignatoryBody body) {
        return new Signatory(
                fields.required("/office", body.office(), Office.REGION_HEAD),
                fields.text("/name", body.name(), 1, 200));
    }

    /** Nobody examines, orders or releases what the same person has asked for. */
    private static void signed(String number, List<Signatory> signatories, List<Office> needed) {
        Set<Office> offices = EnumSet.noneOf(Office.class);
        Set<String> names = new HashSet<>();
        for (Signatory one : signatories) {
            if (!names.add(one.name().toUpperCase(Locale.ROOT)) || !offices.add(one.office())) {
                throw RefusedException.of(
                        PaperCode.PAPER_UNSIGNED, number + " has one signatory for each office");
            }
        }
        if (!offices.containsAll(needed)) {
            throw RefusedException.of(
                    PaperCode.PAPER_UNSIGNED,
                    "%s is signed by %s; it needs %s".formatted(number, offices, needed));
        }
    }

    private static @Nullable List<@Nullable SignatoryBody> asSent(
            @Nullable List<SignatoryBody> signatories) {
        return signatories == null ? null : new ArrayList<@Nullable SignatoryBody>(signatories);
    }

    /** A paper by number and date, and by whom it is signed. */
    public record PaperBody(
            @Nullable String number,
            @Nullable LocalDate date,
            @Nullable List<SignatoryBody> signatories) {}

    /** One who has signed. */
    public record SignatoryBody(@Nullable Office office, @Nullable String name) {}
}
