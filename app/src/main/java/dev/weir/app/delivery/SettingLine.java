package dev.weir.app.delivery;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.services.firehose.model.DestinationDescription;
import software.amazon.awssdk.services.firehose.model.Processor;
import software.amazon.awssdk.services.firehose.model.ProcessorParameter;

/**
 * A setting of a destination by the API's name of it.
 *
 * @param name with the names around it, for instance {@code BufferingHints.SizeInMBs}
 */
record SettingLine(String name, String value) {

    /** Every setting that the service tells. */
    static List<SettingLine> of(DeliveryFacts facts) {
        List<SettingLine> lines = new ArrayList<>();
        DestinationDescription to = facts.destination();
        if (to == null) {
            return lines;
        }
        for (SdkField<?> field : to.sdkFields()) {
            Object value = field.getValueOrDefault(to);
            boolean twice = field.memberName().equals("S3DestinationDescription")
                    && to.extendedS3DestinationDescription() != null;
            if (value instanceof SdkPojo pojo && !twice) {
                collect(pojo, "", lines);
            }
        }
        return lines;
    }

    private static void collect(SdkPojo pojo, String within, List<SettingLine> lines) {
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = field.getValueOrDefault(pojo);
            String name = within + field.memberName();
            if (value == null
                    || value instanceof SdkAutoConstructList<?>
                    || value instanceof SdkAutoConstructMap<?, ?>) {
                continue;
            }
            switch (value) {
                case SdkPojo inner -> collect(inner, name + ".", lines);
                case List<?> list -> list.forEach(one -> element(one, name, lines));
                default -> lines.add(new SettingLine(name, value.toString()));
            }
        }
    }

    private static void element(Object one, String name, List<SettingLine> lines) {
        if (one instanceof Processor processor) {
            StringBuilder text = new StringBuilder(processor.typeAsString());
            for (ProcessorParameter parameter : processor.parameters()) {
                text.append(text.indexOf(":") < 0 ? ": " : ", ")
                        .append(parameter.parameterNameAsString())
                        .append(" = ")
                        .append(parameter.parameterValue());
            }
            lines.add(new SettingLine("Processor", text.toString()));
        } else {
            lines.add(new SettingLine(name, one.toString()));
        }
    }
}
