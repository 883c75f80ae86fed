package dev.weir.broker.wire;

import dev.weir.broker.call.ServiceId;

/** The services that speak the query protocol, each with the version of its interface and the namespace of its XML. */
enum QueryService {
    CLOUDWATCH(ServiceId.CLOUDWATCH, "2010-08-01", "http://monitoring.amazonaws.com/doc/2010-08-01/"),
    IAM(ServiceId.IAM, "2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/"),
    STS(ServiceId.STS, "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/");

    private final ServiceId id;
    private final String version;
    private final String namespace;

    QueryService(ServiceId id, String version, String namespace) {
        this.id = id;
        this.version = version;
        this.namespace = namespace;
    }

    ServiceId id() {
        return id;
    }

    String version() {
        return version;
    }

    String namespace() {
        return namespace;
    }
}
