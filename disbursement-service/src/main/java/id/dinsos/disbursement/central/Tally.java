package id.dinsos.disbursement.central;

import id.dinsos.disbursement.central.CentralStatus.Heard;

/** How many rows of a file were what. */
public record Tally(
        int first,
        int moved,
        int confirmed,
        int unchanged,
        int older,
        int contradicting,
        int unknown) {
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

    static Tally of(Heard heard) {
        return new Tally(
                one(heard, Heard.FIRST),
                one(heard, Heard.MOVED),
                one(heard, Heard.CONFIRMED),
                one(heard, Heard.UNCHANGED),
                one(heard, Heard.OLDER),
                one(heard, Heard.CONTRADICTING),
                one(heard, Heard.UNKNOWN));
    }

    public Tally plus(Tally other) {
        return new Tally(
                first + other.first,
                moved + other.moved,
                confirmed + other.confirmed,
                unchanged + other.unchanged,
                older + other.older,
                contradicting + other.contradicting,
                unknown + other.unknown);
    }

    private static int one(Heard heard, Heard kind) {
        return heard == kind ? 1 : 0;
    }
}
