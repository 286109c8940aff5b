package id.dinsos.eventstore.document;

/** Classes by their names, and names for people. */
final class Names {
    private Names() {}

    static Class<?> type(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /** {@code RunResource.approve} is {@code runApprove}. */
    static String operation(Class<?> resource, String method) {
        String name = resource.getSimpleName().replaceFirst("Resource$", "");
        return Character.toLowerCase(name.charAt(0))
                + name.substring(1)
                + Character.toUpperCase(method.charAt(0))
                + method.substring(1);
    }

    /** {@code runApprove} in words: {@code Run: approve}. */
    static String words(Class<?> resource, String method) {
        String name = resource.getSimpleName().replaceFirst("Resource$", "");
        return spaced(name) + ": " + spaced(method).toLowerCase(java.util.Locale.ROOT);
    }

    private static String spaced(String name) {
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2");
        return words.isEmpty()
                ? words
                : Character.toUpperCase(words.charAt(0))
                        + words.substring(1).toLowerCase(java.util.Locale.ROOT);
    }
}
