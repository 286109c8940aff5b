package id.dinsos.demo.office;

/** Somebody of the office with a token of the local issuer. */
public record Actor(String name, String token) {
    @Override
    public String toString() {
        return name;
    }
}
