package id.dinsos.disbursement.channel.form;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms of an office: exactly one for each receiver, and one for all others. */
public record FileForms(List<FileForm> forms) {
    private static final String EVERYBODY = "*";

    public FileForms {
        forms = List.copyOf(forms);
        Set<String> names = new HashSet<>(Set.of(CsvForm.HAND.name(), RailForm.G2P.name()));
        Set<String> receivers = new HashSet<>();
        for (FileForm form : forms) {
            if (!names.add(form.name())) {
                throw new IllegalArgumentException("two forms are called " + form.name());
            }
            for (String receiver : form.receivers()) {
                if (!receivers.add(receiver)) {
                    throw new IllegalArgumentException("two forms are for " + receiver);
                }
            }
        }
        if (!receivers.contains(EVERYBODY)) {
            throw new IllegalArgumentException("no form is for those who have none of their own");
        }
    }

    public FileForm of(String receiver) {
        return forms.stream()
                .filter(form -> form.receivers().contains(receiver))
                .findFirst()
                .orElseGet(() -> of(EVERYBODY));
    }

    /**
     * @param name null of files of the first version, which are in the form of everybody
     */
    public FileForm named(@Nullable String name) {
        if (name == null) {
            return of(EVERYBODY);
        }
        if (name.equals(CsvForm.HAND.name())) {
            return CsvForm.HAND;
        }
        if (name.equals(RailForm.G2P.name())) {
            return RailForm.G2P;
        }
        return forms.stream()
                .filter(form -> form.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "files are written in a form that is no more: "
                                        + Objects.requireNonNull(name)));
    }
}
