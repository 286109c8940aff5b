package id.dinsos.eventstore.http;

import id.dinsos.eventstore.rules.Forms;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Days and months as parameters, in the one form they have everywhere. */
@Provider
public class ParameterTypes implements ParamConverterProvider {
    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> type, Type generic, Annotation[] annotations) {
        if (type == LocalDate.class) {
            return (ParamConverter<T>) converter(Forms::date);
        }
        return type == YearMonth.class ? (ParamConverter<T>) converter(Forms::month) : null;
    }

    private static <T> ParamConverter<T> converter(Function<String, @Nullable T> reads) {
        return new ParamConverter<>() {
            @Override
            public @Nullable T fromString(@Nullable String text) {
                return text == null ? null : reads.apply(text);
            }

            @Override
            public String toString(T value) {
                return String.valueOf(value);
            }
        };
    }
}
