package dev.weir.app.query.engine;

/**
 * A column of a result.
 *
 * @param name its name
 * @param type its SQL type as the engine writes it, {@code TIMESTAMP_LTZ(3)}
 * @param isKey whether it belongs to the key by which rows are changed
 */
public record ResultColumn(String name, String type, boolean isKey) {}
