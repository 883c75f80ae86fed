package dev.weir.app.shell;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The style sheets of every window: Weir's own first, then one a page. */
final class StyleSheets {

    private static final String FOLDER = "/dev/weir/resources/css/";

    /** A page's own sheet is named here; one that is not there yet is left out. */
    private static final List<String> NAMES = List.of(
            "weir",
            "frame",
            "connection",
            "overview",
            "streams",
            "stream",
            "keyspace",
            "configuration",
            "consumers",
            "records",
            "xray",
            "produce",
            "query",
            "running",
            "audit",
            "access",
            "delivery",
            "objects",
            "transform",
            "desk",
            "pipeline",
            "journey");

    private StyleSheets() {}

    static List<String> all() {
        Stream<URL> found = NAMES.stream()
                .map(name -> StyleSheets.class.getResource(FOLDER + name + ".css"))
                .filter(Objects::nonNull);
        return found.map(URL::toExternalForm).toList();
    }
}
