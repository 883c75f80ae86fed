package dev.weir.app.query.watch;

import java.util.List;
import java.util.regex.Pattern;

/** Declarations without the endpoint and keys, which the process is told beside them and which are written to no file. */
final class Declarations {

    private static final Pattern REACH = Pattern.compile(
            "'(?:avro-glue\\.)?aws\\.(?:endpoint|credentials\\.[a-z.]+)'\\s*=\\s*'(?:[^']|'')*'\\s*,\\s*");

    private Declarations() {}

    static List<String> withoutReach(List<String> declarations) {
        return declarations.stream()
                .map(ddl -> REACH.matcher(ddl).replaceAll(""))
                .toList();
    }
}
