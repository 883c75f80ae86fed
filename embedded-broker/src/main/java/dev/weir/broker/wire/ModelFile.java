package dev.weir.broker.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.weir.broker.call.ServiceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the broker needs of a service's public model: the bounds of its requests, and its errors' names in the query
 * protocol. The files are cut out of the models by {@code ConstraintFiles} (in the tests' sources) and read when a
 * service is first called. Immutable.
 */
final class ModelFile {

    private static final Map<ServiceId, ModelFile> LOADED = new ConcurrentHashMap<>();

    private final Map<String, String> inputs;
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Map<String, String> errors;
    private final Map<String, String> routes;

    private ModelFile(Map<String, Object> file) {
        inputs = texts(file.get("inputs"));
        errors = texts(file.get("errors"));
        routes = texts(file.get("routes"));
        mapOf(file.get("shapes")).forEach((name, shape) -> shapes.put(name, shape(name, mapOf(shape))));
    }

    /** The file of a service. */
    static ModelFile of(ServiceId service) {
        return LOADED.computeIfAbsent(service, ModelFile::load);
    }

    /** The shape of an operation's request, or null where the file does not know the operation. */
    @Nullable Shape input(String operation) {
        String name = inputs.get(operation);
        return name == null ? null : shapes.get(name);
    }

    /** A shape that another one names. */
    Shape shape(String name) {
        Shape shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalStateException("The model file lacks the shape " + name);
        }
        return shape;
    }

    /** An error's code in the query protocol, which may differ from its shape's name. */
    String queryErrorCode(String error) {
        return errors.getOrDefault(error, error);
    }

    /** How an address tells each operation in REST: method, template of the path, and the status of its answer. */
    Map<String, String> routes() {
        return routes;
    }

    private static Shape shape(String name, Map<String, Object> json) {
        return new Shape(
                name,
                Shape.Type.of(String.valueOf(json.get("type"))),
                texts(json.get("members")),
                new LinkedHashSet<>(list(json.get("required"))),
                text(json.get("element")),
                text(json.get("key")),
                number(json.get("min")),
                number(json.get("max")),
                json.get("pattern") == null ? null : Pattern.compile(String.valueOf(json.get("pattern"))),
                list(json.get("enum")));
    }

    private static @Nullable String text(@Nullable Object json) {
        return json == null ? null : json.toString();
    }

    private static @Nullable Long number(@Nullable Object json) {
        return json == null ? null : Long.valueOf(json.toString());
    }

    private static List<String> list(@Nullable Object json) {
        return json instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    private static Map<String, String> texts(@Nullable Object json) {
        Map<String, String> texts = new LinkedHashMap<>();
        mapOf(json).forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return texts;
    }

    private static Map<String, Object> mapOf(@Nullable Object json) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (json instanceof Map<?, ?> entries) {
            for (Map.Entry<?, ?> entry : entries.entrySet()) {
                if (entry.getValue() != null) {
                    map.put(String.valueOf(entry.getKey()), entry.getValue());
                }
            }
        }
        return map;
    }

    private static ModelFile load(ServiceId service) {
        String resource = service.name().toLowerCase(Locale.ROOT) + ".json";
        try (InputStream in = ModelFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The model file " + resource + " is missing");
            }
            try (JsonParser parser = new JsonFactory().createParser(in)) {
                return new ModelFile(mapOf(tree(parser, parser.nextToken())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object tree(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> map = new LinkedHashMap<>();
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    map.put(name, tree(parser, parser.nextToken()));
                }
                yield map;
            }
            case START_ARRAY -> {
                List<Object> list = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    list.add(tree(parser, next));
                }
                yield list;
            }
            default -> parser.getText();
        };
    }
}
