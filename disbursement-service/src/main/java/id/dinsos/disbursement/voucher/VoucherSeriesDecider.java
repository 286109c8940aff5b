package id.dinsos.disbursement.voucher;

import id.dinsos.disbursement.voucher.VoucherSeriesDecider.Series;
import id.dinsos.disbursement.voucher.VoucherSeriesDecider.Take;
import id.dinsos.disbursement.voucher.VoucherSeriesEvent.NumbersTaken;
import id.dinsos.eventstore.rules.Aggregate;
import id.dinsos.eventstore.rules.Decider;
import id.dinsos.eventstore.rules.Decision;
import id.dinsos.eventstore.rules.Names;
import java.util.UUID;

/** The numbers of an office's year: one after the other, each taken once, none left out. */
public final class VoucherSeriesDecider implements Decider<Take, Series, VoucherSeriesEvent> {
    /** Nothing is public of it. */
    public static final Aggregate<Take, Series, VoucherSeriesEvent> SERIES =
            Aggregate.of(new VoucherSeriesDecider())
                    .ownedBy(series -> series.owner().isEmpty() ? null : series.owner());

    /** The next so many, for the vouchers of a village. */
    public record Take(String owner, UUID book, int count) {}

    /**
     * How far they are taken.
     *
     * @param owner empty while none is
     */
    public record Series(String owner, long next) {}

    static UUID streamId(String owner, int year) {
        return Names.uuid("voucher-series", owner, year);
    }

    @Override
    public Series initial() {
        return new Series("", 1);
    }

    @Override
    public Decision<VoucherSeriesEvent> decide(Take take, Series series) {
        return Decision.accept(
                new NumbersTaken(take.owner(), take.book(), series.next(), take.count()));
    }

    @Override
    public Series evolve(Series series, VoucherSeriesEvent event) {
        return switch (event) {
            case NumbersTaken(String owner, _, long first, int count) ->
                    new Series(owner, first + count);
        };
    }
}
