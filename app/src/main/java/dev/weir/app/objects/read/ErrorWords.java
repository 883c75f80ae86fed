package dev.weir.app.objects.read;

import dev.weir.app.text.Text;
import java.util.Locale;

/** Firehose's error codes in plain words: what happened, and what helps. */
final class ErrorWords {

    private ErrorWords() {}

    static String of(String code) {
        return switch (code) {
            case "Lambda.FunctionError" ->
                Text.of(
                        "The transform function failed with an error of its own, for the whole batch. Its log tells which; mend the"
                                + " function, then send the records again.");
            case "Lambda.ProcessingFailedStatus" ->
                Text.of(
                        "The transform function itself gave this record the result ProcessingFailed. Look what it minds in the data.");
            case "Lambda.MissingRecordId" ->
                Text.of(
                        "The transform function gave no result for this record. It must give every recordId back exactly once, also"
                                + " for records that it drops.");
            case "Lambda.DuplicatedRecordId" ->
                Text.of(
                        "The transform function gave more than one result for this record. It must give every recordId back exactly"
                                + " once.");
            case "Lambda.JsonProcessingException" ->
                Text.of(
                        "The transform function's answer is not what Firehose takes: a JSON object with records, each with recordId,"
                                + " result and Base64 data.");
            case "Lambda.ResponseTooLarge" ->
                Text.of(
                        "The transform function answered more than 6 MiB. A smaller buffer for the function makes its batches smaller.");
            case "Lambda.InvokeLimitExceeded" ->
                Text.of(
                        "The transform function was running as often as it may. A higher concurrency for it, or larger batches, help.");
            case "Lambda.FunctionTimedOut", "Lambda.FunctionRequestTimedOut" ->
                Text.of(
                        "The transform function took too long. It may take five minutes, and no longer than its own timeout.");
            case "Lambda.InvokeAccessDenied", "Lambda.AssumeRoleAccessDenied" ->
                Text.of(
                        "The delivery stream's role may not call the transform function. It needs lambda:InvokeFunction on it.");
            case "Lambda.ResourceNotFound" ->
                Text.of(
                        "The transform function is not there any more. Choose another in the delivery stream's settings.");
            case "DynamicPartitioning.MetadataExtractionFailed" ->
                Text.of(
                        "The JQ expression found no partition keys in this record: it is not JSON, or a key is missing, empty or null.");
            case "DynamicPartitioning.ActivePartitionExceeded" ->
                Text.of(
                        "There were more partitions at a time than the delivery stream may have (500 unless it was raised). Fewer"
                                + " different keys, or a shorter buffer, help.");
            case "DataFormatConversion.MalformedData" ->
                Text.of(
                        "The record is not JSON that fits the table's schema. Compare it with the Glue table's columns and their types.");
            default -> byBeginning(code);
        };
    }

    private static String byBeginning(String code) {
        String low = code.toLowerCase(Locale.ROOT);
        if (low.startsWith("lambda.")) {
            return Text.of("The transform function, or calling it, failed. Mend it, then send the records again.");
        }
        if (low.startsWith("dataformatconversion.")) {
            return Text.of(
                    "The record could not be converted. Compare it with the Glue table's columns and their types.");
        }
        if (low.startsWith("dynamicpartitioning.")) {
            return Text.of(
                    "No partition could be found for the record. Compare it with the JQ expression and the prefix.");
        }
        if (low.startsWith("decompression.") || low.startsWith("cloudwatchlogprocessing.")) {
            return Text.of(
                    "The record is not what CloudWatch Logs sends, packed with gzip. Only a subscription of a log group should put"
                            + " into a delivery stream that unpacks.");
        }
        if (low.startsWith("recorddeaggregation.")) {
            return Text.of(
                    "The record could not be taken apart into records. Compare it with the form that de-aggregation was set to.");
        }
        if (low.startsWith("os.") || low.startsWith("es.")) {
            return Text.of("OpenSearch did not take the document. Firehose's own words tell the reason.");
        }
        if (low.startsWith("splunk.")) {
            return Text.of(
                    "Splunk did not take the event, or did not acknowledge it in time. Check the token and the endpoint.");
        }
        if (low.startsWith("httpendpoint.") || low.startsWith("http.")) {
            return Text.of("The HTTP endpoint did not take the records within the retry duration.");
        }
        return code.matches("[0-9]{3}")
                ? Text.of("The destination answered with HTTP status {0}. Firehose's own words tell the reason.", code)
                : Text.of("Firehose could not deliver the record. Its own words tell the reason.");
    }
}
