/** A few stories in English, translated from the Arabic edition. */
import type { DemoStory } from '../story.ts';

export const english: DemoStory[] = [
  {
    key: 'strait-agreement-en',
    translationOf: 'strait-agreement',
    language: 'en',
    kind: 'news',
    hoursAgo: 0.3,
    headline: 'Nisar and Kendar suspend tolls in the Strait of the Two Lighthouses for 90 days',
    standfirst:
      'The deal caps ship inspections at six hours and creates a joint pilot office, but leaves the boundary for a fourth round.',
    place: 'Lazura',
    by: ['ياسر-بن-حمدون', 'english-desk'],
    sections: ['english'],
    topics: ['strait-of-the-two-lighthouses'],
    picture: {
      name: 'strait-tankers',
      alt: 'Tankers lined up in a strait between two lighthouses at dusk',
      caption: 'About 140 ships were waiting at the mouth of the strait this morning',
      credit: 'Illustration: Warraq',
    },
    body: [
      'Nisar and the Kingdom of Kendar signed an interim agreement in Lazura at dawn today that suspends transit tolls in the Strait of the Two Lighthouses for ninety days and limits the inspection of any one ship to six hours, ending a five-week crisis that had choked a third of the trade carried on the Copper Sea.',
      'Foreign Minister Ilyas al-Qirmizi signed for Nisar and Transport Minister Aran Dilshad for Kendar, after a session of eleven hours at the seat of the League of Copper Sea States.',
      'Under the four-page text, seen by this newspaper, Kendar stops collecting its toll of two mithqals for every hundred tonnes from midnight. About 700,000 mithqals already collected will be held by the League until a later ruling. A joint pilot office on Lesser Tarfa island, with twelve pilots from each side, will decide the order in which ships enter.',
      '“We did not get everything we came for, but sailors stranded for a month will sail tonight, and that was our first concern,” Mr al-Qirmizi said. Mr Dilshad called the suspension “a gesture of good will, limited in time”.',
      'The boundary at Crow Rock, where the channel narrows to four kilometres, was put off to a fourth round within sixty days.',
    ],
  },
  {
    key: 'mosaic-harbour-en',
    translationOf: 'mosaic-harbour',
    language: 'en',
    kind: 'news',
    hoursAgo: 3.5,
    headline: 'Mosaic at Tall al-Ghurabi gives a lost harbour its name',
    standfirst: 'A line of six words, hidden under lime, calls the buried city “Oria of the Two Quays”.',
    place: 'Tall al-Ghurabi',
    by: ['ربى-النحاسي', 'english-desk'],
    sections: ['english'],
    topics: [],
    picture: {
      name: 'mosaic',
      alt: 'An excavated mosaic floor showing a harbour and a ship',
      caption: 'The northern part of the floor after the lime was removed',
      credit: 'Illustration: Warraq',
    },
    body: [
      'Archaeologists from the University of Qasbar have read the name of the city buried under Tall al-Ghurabi for the first time, after conservators lifted a layer of lime from the mosaic floor discovered a week and a half ago.',
      'The inscription calls the place “Oria of the Two Quays”. The name is known from only two passages in early travellers, and scholars had placed it 90 kilometres to the west. “We were looking for it far away, and it was under our feet,” said Dr Diya al-Mihrab, who leads the team.',
      'Not everyone agrees that the floor is a map. Dr Sirin al-Tawwaf, an art historian at the University of al-Marsa, notes that the distances do not match and that the mountains stand on the side of the sea. “The owner wanted to show off his city to his guests. It is a picture, not a document.”',
      'The antiquities department has 240,000 new daniqs for temporary protection: enough for a light roof before winter, but not to dig the two thirds of the hall that are still covered.',
    ],
  },
  {
    key: 'oasis-solar-en',
    translationOf: 'oasis-solar',
    language: 'en',
    kind: 'news',
    hoursAgo: 9.2,
    headline: 'Palms shade panels and panels water palms as oasis farmers sell power to the grid',
    standfirst:
      'A co-operative of 410 growers runs the first solar plant in Nisar owned by those who use it.',
    place: 'Ghard Oases',
    by: ['english-desk'],
    sections: ['english'],
    topics: [],
    picture: {
      name: 'palms-solar',
      alt: 'Rows of date palms with solar panels between them under a strong sun',
      caption: 'The panels stand three metres high so that tractors can pass beneath',
      credit: 'Illustration: Warraq',
    },
    body: [
      'The farmers’ co-operative of the Ghard Oases began selling surplus electricity to the national grid yesterday from a nine-megawatt solar plant built between rows of date palms.',
      'The palms shade the panels in the fiercest hours of noon and keep them cool; the panels drive the pumps that water the palms. “We used to flee the shade,” said Basil al-Fay, the engineer. “Here we look for it, for two hours a day and no more.”',
      'The cost of watering one palm has fallen from 31 new daniqs a year to nine, according to the co-operative’s books. But the coastal power company pays 40 per cent less for the surplus than it pays large plants, and the treasurer, Hasna al-Wadi, worries about the wells. “The sun does not run dry. A cheap pump tempts you to draw, and we are writing a rule to bind ourselves before the drought does.”',
    ],
  },
];
