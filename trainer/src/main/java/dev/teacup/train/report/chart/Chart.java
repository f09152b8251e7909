package dev.teacup.train.report.chart;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A picture as a value. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = LineChart.class, name = "lines"),
    @JsonSubTypes.Type(value = MatrixChart.class, name = "matrix"),
    @JsonSubTypes.Type(value = BarChart.class, name = "bars"),
    @JsonSubTypes.Type(value = GalleryChart.class, name = "gallery"),
    @JsonSubTypes.Type(value = MapChart.class, name = "map")})
public sealed interface Chart permits LineChart, MatrixChart, BarChart, GalleryChart, MapChart {
    /** What the picture shows, in a few words. */
    String title();

    /** What a reader who does not see the picture is told. */
    String description();

    /** The picture as an SVG document. */
    String svg();
}
