package id.dinsos.local.demo;

/** The demo cannot go on; the message says why. */
final class DemoException extends RuntimeException {
    DemoException(String message) {
        super(message);
    }
}
