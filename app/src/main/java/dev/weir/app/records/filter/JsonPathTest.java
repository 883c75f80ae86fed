package dev.weir.app.records.filter;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import dev.weir.app.records.filter.JsonValue.Missing;
import dev.weir.app.records.log.RawRecord;
import dev.weir.app.records.log.RecordTest;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Wants records whose data is JSON in which a path finds something: anything but null, false and an empty list. So a predicate may be
 * asked of the whole record, too: {@code $[?(@.country == 'DE')]}.
 */
final class JsonPathTest implements RecordTest {

    private final JsonPath path;
    private final NeededMembers needed;

    private JsonPathTest(JsonPath path, String text) {
        this.path = path;
        this.needed = NeededMembers.ofPath(text);
    }

    static JsonPathTest of(String text) throws FilterSyntaxException {
        return new JsonPathTest(JsonPaths.compile(text), text.strip());
    }

    @Override
    public Verdict test(RawRecord record) {
        Object json = JsonValue.of(record, null, needed);
        if (json instanceof Missing missing) {
            return missing == Missing.TOO_MUCH ? Verdict.UNDECIDED : Verdict.NO;
        }
        try {
            return found(path.read(json, JsonPaths.VALUES)) ? Verdict.YES : Verdict.NO;
        } catch (InvalidPathException e) {
            return Verdict.NO;
        } catch (JsonPathException e) {
            return Verdict.UNDECIDED;
        }
    }

    private static boolean found(@Nullable Object value) {
        return value != null
                && !Boolean.FALSE.equals(value)
                && !(value instanceof Collection<?> several && several.stream().noneMatch(JsonPathTest::found));
    }
}
