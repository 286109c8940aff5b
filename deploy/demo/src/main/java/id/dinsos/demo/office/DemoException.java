package id.dinsos.demo.office;

/** The demo cannot go on; the message says why. */
public final class DemoException extends RuntimeException {
    public DemoException(String message) {
        super(message);
    }
}
