package io.breakwater.boot.web;

import io.breakwater.boot.SecurityProperties;
import io.breakwater.security.KeyVerifier;
import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.HandlerMapping;

/**
 * The one security chain of a service: an API key for everything but health, what is signed, and,
 * where {@link SecurityProperties#openDocs} says so, the documentation. Needs a {@link KeyVerifier}
 * bean.
 */
@AutoConfiguration(
    beforeName = {
      "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
      "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration"
    },
    after = WebAutoConfiguration.class,
    afterName = "io.breakwater.boot.http.HttpAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(SecurityFilterChain.class)
@EnableConfigurationProperties({SecurityProperties.class, ServerProperties.class})
public class WebSecurityAutoConfiguration {
  private static final RequestMatcher HEALTH = paths("/actuator/health", "/actuator/health/**");
  private static final RequestMatcher DOCS =
      paths(
          "/",
          "/swagger-ui.html",
          "/swagger-ui/**",
          "/v3/api-docs",
          "/v3/api-docs.yaml",
          "/v3/api-docs/**");
  private static final RequestMatcher ACTUATOR =
      new OrRequestMatcher(
          PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/actuator"),
          PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/actuator/**"));

  @Bean
  BearerKeys bearerKeys(KeyVerifier verifier) {
    return new BearerKeys(verifier);
  }

  @Bean
  SecurityFilterChain securityFilterChain(
      HttpSecurity http,
      BearerKeys keys,
      SecurityProblems problems,
      ObjectProvider<HandlerMapping> mappings,
      SecurityProperties security,
      ServerProperties server) {
    boolean openDocs = docsAreOpen(security.openDocs(), server.getAddress());
    RequestMatcher open = openDocs ? new OrRequestMatcher(HEALTH, DOCS) : HEALTH;
    return http.csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterAt(bearerFilter(keys, problems, open), BasicAuthenticationFilter.class)
        .exceptionHandling(
            it -> it.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .authorizeHttpRequests(it ->
            it.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(open)
                .permitAll()
                .requestMatchers(new OrRequestMatcher(DOCS, ACTUATOR))
                .access(HandlerRoles.viewer())
                .anyRequest()
                .access(new HandlerRoles(mappings)))
        .build();
  }

  private static AuthenticationFilter bearerFilter(
      BearerKeys keys, SecurityProblems problems, RequestMatcher open) {
    var filter = new AuthenticationFilter(keys, keys);
    filter.setRequestMatcher(new NegatedRequestMatcher(open));
    filter.setFailureHandler(problems);
    // The default would redirect to where the caller came from; here the request itself goes on.
    filter.setSuccessHandler((request, response, authentication) -> {});
    return filter;
  }

  /** An address that is not set is every address of the machine. */
  static boolean docsAreOpen(@Nullable Boolean chosen, @Nullable InetAddress address) {
    return chosen != null ? chosen : address != null && address.isLoopbackAddress();
  }

  private static RequestMatcher paths(String... patterns) {
    var matchers = new RequestMatcher[patterns.length];
    for (int i = 0; i < patterns.length; i++) {
      matchers[i] = PathPatternRequestMatcher.pathPattern(patterns[i]);
    }
    return new OrRequestMatcher(matchers);
  }
}
