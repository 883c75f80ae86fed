package dev.weir.app.query.ask;

import dev.weir.app.query.engine.ResultColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/** Rows of DuckDB as the pane takes them. */
final class ResultRows {

    private final ResultSet result;
    private final int width;

    ResultRows(ResultSet result) throws SQLException {
        this.result = result;
        this.width = result.getMetaData().getColumnCount();
    }

    List<ResultColumn> columns() throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 1; i <= width; i++) {
            columns.add(new ResultColumn(meta.getColumnLabel(i), meta.getColumnTypeName(i), false));
        }
        return columns;
    }

    /** The next row, or null after the last. */
    @Nullable List<@Nullable Object> next() throws SQLException {
        if (!result.next()) {
            return null;
        }
        List<@Nullable Object> row = new ArrayList<>(width);
        for (int i = 1; i <= width; i++) {
            row.add(value(result.getObject(i)));
        }
        return row;
    }

    private static @Nullable Object value(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Byte number -> number.longValue();
            case Short number -> number.longValue();
            case Integer number -> number.longValue();
            case Float number -> Double.valueOf(number.toString());
            case BigInteger number -> new BigDecimal(number);
            case OffsetDateTime time -> time.toInstant();
            case Timestamp time -> time.toLocalDateTime();
            case DuckDBStruct struct -> map(struct.getMap());
            case Struct struct -> list(struct.getAttributes());
            case Array array -> list((Object[]) array.getArray());
            case Map<?, ?> map -> map(map);
            case Blob blob -> blob.getBytes(1, Math.toIntExact(blob.length()));
            case Long number -> number;
            case Double number -> number;
            case BigDecimal number -> number;
            case Boolean truth -> truth;
            case String text -> text;
            case LocalDate date -> date;
            case LocalDateTime time -> time;
            case LocalTime time -> time;
            default -> value.toString();
        };
    }

    private static Object list(Object[] values) throws SQLException {
        List<@Nullable Object> list = new ArrayList<>();
        for (Object each : values) {
            list.add(value(each));
        }
        return list;
    }

    private static Object map(Map<?, ?> values) throws SQLException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<?, ?> each : values.entrySet()) {
            map.put(String.valueOf(each.getKey()), value(each.getValue()));
        }
        return map;
    }
}
