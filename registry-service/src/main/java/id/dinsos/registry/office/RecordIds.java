package id.dinsos.registry.office;

import java.util.UUID;
import java.util.function.Function;

/**
 * The ids by which every import finds the records that the first one made. They follow from the
 * office and the ministry's own keys under the key of the service: whoever holds the ministry's
 * file cannot join its names to what topics and exports tell under an id.
 */
public final class RecordIds {
    private final Function<String, UUID> keyed;

    /**
     * @param keyed makes an id of a name under the service's own key
     */
    public RecordIds(Function<String, UUID> keyed) {
        this.keyed = keyed;
    }

    /** Whom the files of an office call by this {@code idsemesta}. */
    public UUID person(String owner, String idSemesta) {
        return keyed.apply(owner + "/person/" + idSemesta);
    }

    /** The family that the files of an office call by this {@code id_keluarga}. */
    public UUID household(String owner, String familyId) {
        return keyed.apply(owner + "/household/" + familyId);
    }
}
