package id.dinsos.cases.handling;

import id.dinsos.eventstore.rules.PersonalData;
import java.util.HashMap;
import java.util.Map;

/** The facts of a case by name, as its kind types them. Personal data as a whole. */
public record FactSheet(Map<String, Object> values) {
    public static final FactSheet EMPTY = new FactSheet(Map.of());

    public FactSheet {
        values = Map.copyOf(values);
    }

    /** Those of a case; none once it is erased. */
    public static FactSheet of(PersonalData<FactSheet> facts) {
        return facts.value().orElse(EMPTY);
    }

    FactSheet with(FactSheet newer) {
        Map<String, Object> all = new HashMap<>(values);
        all.putAll(newer.values);
        return new FactSheet(all);
    }

    @Override
    public String toString() {
        return "FactSheet[masked]";
    }
}
