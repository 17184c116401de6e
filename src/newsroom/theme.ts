/** The newsroom's look: the paper, ink and rubric of the readers' pages, set in a sans serif for work. */
import { createTheme, type MantineColorsTuple } from '@mantine/core';

const rubric: MantineColorsTuple = [
  '#fbefef',
  '#f3d9d9',
  '#e6b1b2',
  '#da8688',
  '#cf6265',
  '#c84c4f',
  '#b93a3e',
  '#9c1c22',
  '#86171d',
  '#6b1015',
];

export const theme = createTheme({
  primaryColor: 'rubric',
  primaryShade: { light: 7, dark: 6 },
  colors: { rubric },
  fontFamily: "'IBM Plex Sans Arabic', 'Segoe UI', Tahoma, sans-serif",
  headings: { fontFamily: "'IBM Plex Sans Arabic', 'Segoe UI', Tahoma, sans-serif", fontWeight: '600' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  // Arabic letters are drawn small for their size.
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.1875rem', xl: '1.375rem' },
  lineHeights: { xs: '1.6', sm: '1.65', md: '1.7', lg: '1.7', xl: '1.6' },
  components: {
    // A label that is cut says nothing.
    Badge: { styles: { root: { flexShrink: 0, overflow: 'visible' }, label: { overflow: 'visible' } } },
    // A dialog's title is no banner of the page.
    Modal: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Loader: { defaultProps: { type: 'dots' } },
    Tooltip: { defaultProps: { openDelay: 400 } },
  },
});
