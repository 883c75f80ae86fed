package dev.weir.broker.cloudtrail;

import dev.weir.broker.call.ServiceId;
import java.util.Map;

/** The names of events: those of the operations, but Lambda's tell the version of its interface, and S3 knows one listing. */
final class EventName {

    private static final Map<String, String> OF_LAMBDA = Map.ofEntries(
            Map.entry("CreateFunction", "20150331"),
            Map.entry("UpdateFunctionCode", "20150331v2"),
            Map.entry("UpdateFunctionConfiguration", "20150331v2"),
            Map.entry("GetFunction", "20150331v2"),
            Map.entry("GetFunctionConfiguration", "20150331v2"),
            Map.entry("ListFunctions", "20150331"),
            Map.entry("DeleteFunction", "20150331"),
            Map.entry("PublishVersion", "20150331"),
            Map.entry("ListVersionsByFunction", "20150331"),
            Map.entry("CreateAlias", "20150331"),
            Map.entry("GetAlias", "20150331"),
            Map.entry("UpdateAlias", "20150331"),
            Map.entry("DeleteAlias", "20150331"),
            Map.entry("ListAliases", "20150331"),
            Map.entry("CreateEventSourceMapping", "20150331"),
            Map.entry("GetEventSourceMapping", "20150331"),
            Map.entry("UpdateEventSourceMapping", "20150331"),
            Map.entry("DeleteEventSourceMapping", "20150331"),
            Map.entry("ListEventSourceMappings", "20150331"),
            Map.entry("AddPermission", "20150331v2"),
            Map.entry("RemovePermission", "20150331v2"),
            Map.entry("GetPolicy", "20150331v2"),
            Map.entry("GetAccountSettings", "20160819"),
            Map.entry("ListTags", "20170331"),
            Map.entry("TagResource", "20170331v2"),
            Map.entry("UntagResource", "20170331v2"),
            Map.entry("PutFunctionConcurrency", "20171031"),
            Map.entry("GetFunctionConcurrency", "20190930"),
            Map.entry("DeleteFunctionConcurrency", "20171031"));

    private EventName() {}

    static String of(ServiceId service, String operation) {
        return switch (service) {
            case LAMBDA -> operation + OF_LAMBDA.getOrDefault(operation, "");
            case S3 -> operation.equals("ListObjectsV2") ? "ListObjects" : operation;
            default -> operation;
        };
    }
}
