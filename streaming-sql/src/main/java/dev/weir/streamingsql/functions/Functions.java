package dev.weir.streamingsql.functions;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.functions.UserDefinedFunction;

/** The functions that every statement may call besides Flink's own. */
public final class Functions {

    private static final Map<String, Class<? extends UserDefinedFunction>> ALL = new TreeMap<>(Map.of(
            "RANDOM_CUT_FOREST", RandomCutForestFunction.class,
            "APPROX_DISTINCT", ApproxDistinct.class,
            "APPROX_TOP_K", ApproxTopK.class));

    private Functions() {}

    /** Makes them known to the statements of an environment. */
    public static void register(TableEnvironment tables) {
        ALL.forEach(tables::createTemporarySystemFunction);
    }
}
