package dev.weir.app.produce;

import dev.weir.app.produce.Template.Expression;
import dev.weir.app.text.Text;
import java.util.Locale;
import java.util.Random;
import net.datafaker.Faker;

/** Datafaker's expressions. Its classes are loaded with the first one. */
final class Faked {

    private Faked() {}

    /** An expression without its {@code #{}}; whether Datafaker knows it turns out when it is rendered. */
    static Expression expression(String inner) {
        String whole = "#{" + inner + "}";
        return scope -> {
            String value;
            try {
                value = Fakers.OF_THE_PROGRAM.expression(whole);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(Text.of("Datafaker does not know “{0}”.", inner), e);
            }
            if (value == null) {
                throw new IllegalArgumentException(Text.of("Datafaker has nothing for “{0}”.", inner));
            }
            return value;
        };
    }

    private static final class Fakers {
        static final Faker OF_THE_PROGRAM = new Faker(Locale.ENGLISH, new Random());
    }
}
