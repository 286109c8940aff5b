package id.dinsos.contracts;

/**
 * The CloudEvents names of the published messages: {@code id.dinsos.<topic without version>.v1}.
 */
public final class PublicEvent {
    private PublicEvent() {}

    /**
     * The {@code ce_type} of everything on a topic; {@code change} in the body says what happened.
     */
    public static String type(String topic) {
        return "id.dinsos." + topic;
    }

    /**
     * The {@code ce_dataschema} of everything on a topic, resolvable in the gateway's catalogue.
     */
    public static String schema(String topic) {
        return "/schemas/" + topic + ".json";
    }
}
