package id.dinsos.eventstore.log;

import id.dinsos.eventstore.rules.Dated;
import id.dinsos.eventstore.rules.Fields;
import id.dinsos.eventstore.rules.KernelCode;
import id.dinsos.eventstore.rules.Recorded;
import id.dinsos.eventstore.rules.Refusal;
import id.dinsos.eventstore.rules.RefusedException;
import id.dinsos.eventstore.rules.Stream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A look back: what the office knew at the end of a day, what was true on a day, or, with both,
 * what it then believed to be true. What is left of a history keeps the order in which the office
 * learned of it, so that today's look back is what a plain read says.
 *
 * @param knownOn leaves out what was recorded later; null for all that is known now
 * @param trueOn leaves out what is true only since later; null for all
 * @param zone where the office's days begin and end
 */
public record AsOf(@Nullable LocalDate knownOn, @Nullable LocalDate trueOn, ZoneId zone) {
    /** Refuses what is not a date, and a day that has not come yet. */
    public static AsOf parse(
            @Nullable String knownOn, @Nullable String trueOn, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return new AsOf(day("knownOn", knownOn, today), day("trueOn", trueOn, today), zone);
    }

    public boolean isNow() {
        return knownOn == null && trueOn == null;
    }

    /**
     * The part of a history that counts, for folding, not for appending; refuses a day on which
     * there was no record yet.
     */
    public Stream of(Stream history) {
        Stream left = cut(history);
        if (left.isEmpty() && !history.isEmpty()) {
            throw RefusedException.of(
                    KernelCode.NOT_YET_ON_RECORD, "there was no record of it on that day");
        }
        return left;
    }

    /** As {@code of}, empty where there was no record yet: what follows a beginning is not half. */
    public Stream cut(Stream history) {
        if (isNow()) {
            return history;
        }
        List<Recorded> known = history.events().stream().filter(this::isKnown).toList();
        List<Recorded> left =
                trueOn == null
                        ? known
                        : known.stream().filter(one -> isTrue(one, trueOn, known)).toList();
        return left.isEmpty() || left.getFirst().version() != 1
                ? Stream.empty(history.id())
                : new Stream(history.id(), left.getLast().version(), Stream.ROOT, left);
    }

    private boolean isKnown(Recorded one) {
        return knownOn == null || !one.knownSince(zone).isAfter(knownOn);
    }

    private boolean isTrue(Recorded one, LocalDate day, List<Recorded> known) {
        return !one.trueSince(zone).isAfter(day)
                && known.stream().noneMatch(later -> corrects(later, one, known));
    }

    /**
     * Whether a later event tells an earlier one anew. Of several of one kind that it could mean it
     * means the last: what they did before that was true, or was corrected in its own time.
     */
    private static boolean corrects(Recorded later, Recorded one, List<Recorded> known) {
        return later.version() > one.version()
                && later.event() instanceof Dated dated
                && dated.corrects(one.event())
                && known.stream()
                        .noneMatch(between ->
                                between.version() > one.version()
                                        && between.version() < later.version()
                                        && between.event().getClass() == one.event().getClass()
                                        && dated.corrects(between.event()));
    }

    private static @Nullable LocalDate day(String name, @Nullable String text, LocalDate today) {
        if (text == null) {
            return null;
        }
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw fault(KernelCode.DATE_INVALID, name, "is a date such as 2026-03-31");
        }
        if (day.isAfter(today)) {
            throw fault(KernelCode.DATE_IN_FUTURE, name, "is after today, " + today);
        }
        return day;
    }

    /** Names the parameter as every refusal of one does. */
    private static RefusedException fault(KernelCode code, String name, String what) {
        return new Refusal(
                        code,
                        name + " " + what,
                        List.of(new Refusal.FieldError("?" + name, Fields.INVALID, what)))
                .asException();
    }
}
