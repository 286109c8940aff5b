package id.dinsos.cases.kind;

import java.util.List;
import java.util.Optional;

/** The standard kinds, which every office has until it sets its own version. */
public interface KindCatalogue {
    Optional<CaseKind> standard(String code);

    List<CaseKind> all();
}
