package id.dinsos.demo.office;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the office with a token of the local issuer, made when it is first needed: before the
 * first start of a stack there are no keys to make one with.
 */
public final class Actor {
    private final String name;
    private final Supplier<String> issuer;
    private volatile @Nullable String token;

    public Actor(String name, Supplier<String> issuer) {
        this.name = name;
        this.issuer = issuer;
    }

    public String name() {
        return name;
    }

    public String token() {
        String known = token;
        if (known == null) {
            known = issuer.get();
            token = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return name;
    }
}
