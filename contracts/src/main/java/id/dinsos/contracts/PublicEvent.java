package id.dinsos.contracts;

/**
 * The CloudEvents names of the published messages: {@code id.dinsos.<topic without version>.v1}.
 */
public final class PublicEvent {
    /** What this system calls itself where an office has not said how it is reached. */
    public static final String SITE = "https://dinsos.id";

    private PublicEvent() {}

    /**
     * The {@code ce_type} of everything on a topic; {@code change} in the body says what happened.
     */
    public static String type(String topic) {
        return "id.dinsos." + topic;
    }

    /**
     * Where the gateway serves the schema of everything on a topic; {@code ce_dataschema} is this
     * below the office's own address ({@code DINSOS_PUBLIC_URL}).
     */
    public static String schema(String topic) {
        return "/schemas/" + topic + ".json";
    }
}
