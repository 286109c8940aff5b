package id.dinsos.cases.handling;

/** Somebody's words on a case, which may name people: personal data. */
public record Remark(String text) {
    @Override
    public String toString() {
        return "Remark[masked]";
    }
}
