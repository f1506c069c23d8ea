package io.breakwater.boot.web;

import jakarta.servlet.MultipartConfigElement;
import java.time.Instant;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Problems, strict JSON, the body limit and the trace id for each answer of a service. */
@AutoConfiguration(
    beforeName = {
      "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
      "org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration",
      "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
      "org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration"
    })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WebProperties.class)
public class WebAutoConfiguration {
  private static final int AFTER_OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 10;
  private static final int BEFORE_SECURITY = -200;

  /**
   * How much of a refused body is still read and dropped, so that a client that writes before it
   * listens gets to see the refusal; beyond it the connection is closed.
   */
  private static final DataSize SWALLOWED = DataSize.ofMegabytes(16);

  @Bean
  StrictJson strictJson() {
    return new StrictJson();
  }

  @Bean
  ProblemAdvice problemAdvice() {
    return new ProblemAdvice();
  }

  @Bean
  ProblemErrorController problemErrorController() {
    return new ProblemErrorController();
  }

  @Bean
  ProblemWriter problemWriter(JsonMapper json) {
    return new ProblemWriter(json);
  }

  @Bean
  SecurityProblems securityProblems(ProblemWriter writer) {
    return new SecurityProblems(writer);
  }

  @Bean
  FilterRegistrationBean<TraceIdFilter> traceIdFilter() {
    var registration = new FilterRegistrationBean<>(new TraceIdFilter());
    registration.setOrder(AFTER_OBSERVATION);
    return registration;
  }

  @Bean
  FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(WebProperties web, ProblemWriter writer) {
    var registration =
        new FilterRegistrationBean<>(new BodyLimitFilter(web.bodyLimit().toBytes(), writer));
    registration.setOrder(BEFORE_SECURITY);
    return registration;
  }

  /** Parts are read by the container, past the filter's count: it keeps the same limit itself. */
  @Bean
  MultipartConfigElement multipartLimit(WebProperties web) {
    long limit = web.bodyLimit().toBytes();
    return new MultipartConfigElement("", limit, limit, Math.toIntExact(limit));
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatCustomizer(
      WebProperties web, JsonMapper json) {
    return factory -> {
      factory.addConnectorCustomizers(connector -> {
        connector.setMaxPostSize(Math.toIntExact(web.bodyLimit().toBytes()));
        connector.setProperty("maxSwallowSize", Long.toString(SWALLOWED.toBytes()));
      });
      factory.addContextCustomizers(
          context -> context.getParent().getPipeline().addValve(new ProblemReportValve(json)));
    };
  }

  @Bean
  WebMvcConfigurer requestsAndFrontPage() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PrincipalArgument());
      }

      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new StrictParameters());
      }

      @Override
      public void addFormatters(FormatterRegistry registry) {
        // Spring's own also takes a bare number, for milliseconds.
        registry.addConverter(String.class, Instant.class, Instant::parse);
      }

      @Override
      public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/swagger-ui/index.html");
      }
    };
  }
}
