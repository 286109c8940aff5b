package id.dinsos.eventstore.rules;

import java.util.List;

/** What one event takes and gives back. */
public record Claims(List<Claim> taken, List<Claim> released) {
    public static final Claims NONE = new Claims(List.of(), List.of());

    public Claims {
        taken = List.copyOf(taken);
        released = List.copyOf(released);
    }

    public static Claims take(Claim... claims) {
        return new Claims(List.of(claims), List.of());
    }

    public static Claims release(Claim... claims) {
        return new Claims(List.of(), List.of(claims));
    }
}
