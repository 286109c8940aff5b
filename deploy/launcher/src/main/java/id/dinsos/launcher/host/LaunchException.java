package id.dinsos.launcher.host;

/** The stack cannot do what was asked; the message tells the user why and what to do. */
public final class LaunchException extends RuntimeException {

    public LaunchException(String message) {
        super(message);
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
