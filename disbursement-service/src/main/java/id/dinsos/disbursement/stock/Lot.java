package id.dinsos.disbursement.stock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A lot in a warehouse, where every unit of it is: what was received or found is in stock,
 * reserved, handed over, sent on or lost.
 */
public record Lot(
        @Nullable LocalDate expiresOn,
        long received,
        long found,
        long inStock,
        long reserved,
        long handedOver,
        long dispatched,
        long lost) {
    static Lot empty(@Nullable LocalDate expiresOn) {
        return new Lot(expiresOn, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Whether it is still good on a day. */
    boolean isGoodOn(LocalDate day) {
        return expiresOn == null || !expiresOn.isBefore(day);
    }

    public boolean isConserved() {
        return received + found == inStock + reserved + handedOver + dispatched + lost
                && inStock >= 0
                && reserved >= 0
                && handedOver >= 0
                && dispatched >= 0;
    }

    Lot receive(long n) {
        return new Lot(
                expiresOn,
                Math.addExact(received, n),
                found,
                Math.addExact(inStock, n),
                reserved,
                handedOver,
                dispatched,
                lost);
    }

    /** Set aside; put back where negative. */
    Lot reserve(long n) {
        return new Lot(
                expiresOn,
                received,
                found,
                inStock - n,
                reserved + n,
                handedOver,
                dispatched,
                lost);
    }

    /** Out of what is set aside. */
    Lot handOver(long n) {
        return new Lot(
                expiresOn,
                received,
                found,
                inStock,
                reserved - n,
                handedOver + n,
                dispatched,
                lost);
    }

    /** It is here after all. */
    Lot takeBack(long n) {
        return new Lot(
                expiresOn,
                received,
                found,
                inStock + n,
                reserved,
                handedOver - n,
                dispatched,
                lost);
    }

    Lot dispatch(long n) {
        return new Lot(
                expiresOn,
                received,
                found,
                inStock - n,
                reserved,
                handedOver,
                dispatched + n,
                lost);
    }

    /** On the way. */
    Lot lose(long n) {
        return new Lot(
                expiresOn,
                received,
                found,
                inStock,
                reserved,
                handedOver,
                dispatched - n,
                lost + n);
    }

    /** What is there is not what the books say. */
    Lot counted(long n) {
        return new Lot(
                expiresOn,
                received,
                found + Math.max(0, n - inStock),
                n,
                reserved,
                handedOver,
                dispatched,
                lost + Math.max(0, inStock - n));
    }
}
