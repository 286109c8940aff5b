package id.dinsos.registry.privacy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The register of what is processed: why, on what it rests, for how long. Each read of a person's
 * data belongs to one entry of it, so that whoever asks learns the purpose as well.
 */
public record ProcessingRegister(List<Activity> activities) {
    public ProcessingRegister {
        activities = List.copyOf(activities);
        Set<String> actions = new HashSet<>();
        for (Activity activity : activities) {
            for (String action : activity.actions()) {
                if (!actions.add(action)) {
                    throw new IllegalArgumentException(action + " belongs to two activities");
                }
            }
        }
    }

    /**
     * One of them.
     *
     * @param actions of the trail of reads that belong to it
     * @param retention how long the data are kept, and what happens then
     */
    public record Activity(
            String code,
            Text name,
            Text purpose,
            String legalBasis,
            List<String> data,
            List<String> recipients,
            Text retention,
            List<String> actions) {
        public Activity {
            data = List.copyOf(data);
            recipients = List.copyOf(recipients);
            actions = List.copyOf(actions);
        }
    }

    /** In both languages. */
    public record Text(String id, String en) {}

    /** The activity of a read; its first word tells, what follows names a file. */
    @Nullable Activity of(String action) {
        String first = action.split(" ", 2)[0];
        for (Activity activity : activities) {
            if (activity.actions().contains(first)) {
                return activity;
            }
        }
        return null;
    }
}
