package id.dinsos.cases.kind;

/**
 * One version of a kind.
 *
 * @param owner the office whose version it is; empty for a standard kind
 * @param version 0 for a standard kind
 */
public record KindRef(String owner, String code, int version) {
    public static KindRef standard(String code) {
        return new KindRef("", code, 0);
    }
}
