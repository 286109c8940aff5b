package id.dinsos.regency;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The ids that the registry gives to those whom a file brings; here alone is known how. */
final class RegistryIds {

    private RegistryIds() {}

    /** Follows from the office and the file's own key of the person. */
    static String person(String owner, String idsemesta) {
        String name = owner + "/person/" + idsemesta + "/";
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
