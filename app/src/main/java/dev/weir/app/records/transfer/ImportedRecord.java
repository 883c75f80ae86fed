package dev.weir.app.records.transfer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as a file has it.
 *
 * @param data its bytes
 * @param partitionKey the key that it had when it was exported, or null
 * @param columns the values of its row by column, empty where the file has no columns
 */
@SuppressWarnings("ArrayRecordComponent") // Read once and sent; never compared.
record ImportedRecord(byte[] data, @Nullable String partitionKey, Map<String, String> columns) {}
