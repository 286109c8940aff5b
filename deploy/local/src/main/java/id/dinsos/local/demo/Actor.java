package id.dinsos.local.demo;

/** Somebody of the office with a token of the local issuer. */
record Actor(String name, String token) {
    @Override
    public String toString() {
        return name;
    }
}
