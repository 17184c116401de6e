/** A link to the piece as networks and messengers show it: from the very words that the page says to them. */
import { useWords } from '../../words/words.tsx';
import './social-card.css';

interface Card {
  site: string;
  domain: string;
  title: string;
  description: string;
  picture: { path: string; alt: string } | null;
}

export function SocialCard({ card }: { card: Card }) {
  const { words } = useWords();
  return (
    <figure className="social-card" aria-label={words.publish.card}>
      {card.picture ? (
        <img src={card.picture.path} alt={card.picture.alt} />
      ) : (
        <div className="social-card-bare">{words.publish.noPicture}</div>
      )}
      <figcaption>
        <span className="social-card-domain">
          <bdi>{card.domain}</bdi>
        </span>
        <strong dir="auto">{card.title || words.desk.untitled}</strong>
        {card.description && <p dir="auto">{card.description}</p>}
      </figcaption>
    </figure>
  );
}
